import { useTranslation } from 'react-i18next';
import type { BuddyTalk } from '../../../shared/protocol/groups';
import { listOf } from '../../ui/text/listOf';
import { timeOfDay, whenText } from '../../ui/text/when';

export const formatKey = (format: string): 'buddy' | 'cocoach' | 'one2one' =>
  format.startsWith('frame.cocoach') ? 'cocoach' : format.startsWith('frame.one2one') ? 'one2one' : 'buddy';

/** What a 1:1 is called, and when it is. */
export function useBuddyText() {
  const { t } = useTranslation('buddies');
  const when = (at: number, now: number): string =>
    new Date(at).toDateString() === new Date(now).toDateString()
      ? t('today', { time: timeOfDay(at) })
      : whenText(at, now);
  return { names: namesOf, when };
}

export const namesOf = ({ with: others }: Pick<BuddyTalk, 'with'>): string => listOf(others.map(({ name }) => name));
