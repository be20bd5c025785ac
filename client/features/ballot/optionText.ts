import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

export type OptionText = { name: string; about: string };

/** What an option is called, and what it means. The keys come from the template, so no type can check them. */
export function useOptionText(): (key: string, about: 'about' | 'does') => OptionText {
  const { t } = useTranslation('method');
  return useCallback(
    (key, about) => ({
      name: t(`${key}.name` as 'break.name', { defaultValue: '' }),
      about: t(`${key}.${about}` as 'break.name', { defaultValue: '' }),
    }),
    [t],
  );
}
