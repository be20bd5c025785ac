import { useTranslation } from 'react-i18next';
import type { Format } from './formats';

/**
 * What the picker says about a format: plain words, or those of the method. The keys come from the templates, so each lookup
 * is typed as one of its possible keys; the tests of the templates look up all of them.
 */
export function useFormatText() {
  const { t } = useTranslation(['home', 'method']);
  const ofMethod = ({ method }: Format, what: 'name' | 'about' | 'suits') =>
    t(`method:${method}.${what}` as 'method:break.name', { defaultValue: '' });
  return {
    name: (format: Format): string =>
      format.words === null ? ofMethod(format, 'name') : t(`${format.words}.name` as 'pick.group.name'),
    about: (format: Format): string =>
      format.words === null ? ofMethod(format, 'about') : t(`${format.words}.about` as 'pick.group.about'),
    suits: (format: Format): string => ofMethod(format, 'suits'),
  };
}
