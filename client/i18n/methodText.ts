import { useTranslation } from 'react-i18next';
import { useLoadedFamilies } from './methods';

/**
 * Messages whose keys come from the meeting templates. TypeScript cannot check such keys: each lookup is typed as one
 * of its possible keys, and the tests of the templates look up all of them in the catalogue. A text that is still being
 * loaded is empty (`families.ts`).
 */
export function useMethodText() {
  const { t, i18n } = useTranslation('method');
  // With another family loaded, the same keys give other texts.
  useLoadedFamilies();
  return {
    name: (key: string): string => t(`${key}.name` as 'break.name', { defaultValue: '' }),
    /** The prompt for one role in a stage. `client` is the name of the client in this slot. */
    prompt: (key: string, client: string): string => t(key as 'break.coach', { client, defaultValue: '' }),
    /** Beginnings of open questions. Most stages have none. */
    stems: (key: string): string[] => {
      const found: unknown = i18n.exists(`${key}.stems`, { ns: 'method' })
        ? t(`${key}.stems` as 'break', { returnObjects: true })
        : [];
      return Array.isArray(found) ? found.filter((stem) => typeof stem === 'string') : [];
    },
  };
}
