import { useTranslation } from 'react-i18next';
import type { SeatingTrouble } from './sitDown';

const time = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: 'numeric',
  minute: '2-digit',
});

/** Hours and minutes where the reader is. */
export const clockOf = (at: number): string => time.format(at);
/** With the day, for what is further away than this evening. */
export const dayOf = (at: number): string => day.format(at);
export const listOf = (names: readonly string[]): string =>
  new Intl.ListFormat('en', { type: 'conjunction' }).format(names);

/** Why a seat was not given, in a sentence. */
export function useTroubleWords(): (trouble: SeatingTrouble) => string {
  const { t } = useTranslation('lobby');
  return (trouble) => {
    switch (trouble.error) {
      case 'internal':
        return t('refused.fault', { ref: trouble.ref });
      case 'full':
      case 'notOpenYet':
      case 'ended':
      case 'notAdmitted':
      case 'stale':
      case 'tooFast':
      case 'unavailable':
        return t(`refused.${trouble.error}`);
      default:
        return t('refused.other');
    }
  };
}
