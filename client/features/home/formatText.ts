import { useTranslation } from 'react-i18next';
import type { Format } from './formats';

/**
 * What the picker says about a format. Its keys come from the meeting templates, so each lookup is typed as one of its
 * possible keys; the tests of the templates look up all of them.
 */
export function useFormatText() {
  const { t } = useTranslation('home');
  return {
    name: ({ words }: Format): string => t(`${words}.name` as 'pick.group.name'),
    about: ({ words }: Format): string => t(`${words}.about` as 'pick.group.about'),
  };
}
