import { useTranslation } from 'react-i18next';
import type { clashOf } from '../../../shared/groups/buddies';
import type { MemberId } from '../../../shared/meeting/state';
import type { Buddy } from '../../../shared/protocol/buddies';
import type { BuddyTalk, GroupPage } from '../../../shared/protocol/groups';
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

/** What takes time of mine already: the group's meeting, and my 1:1s with others than these. */
export const takenFor = (
  { next }: Pick<GroupPage, 'next'>,
  pairs: readonly Buddy[],
  members: readonly MemberId[],
): Parameters<typeof clashOf>[1] => ({
  group: next,
  talks: pairs.flatMap((pair) => {
    const isThis = pair.with.length === members.length && pair.with.every(({ member }) => members.includes(member));
    return pair.next === null || isThis ? [] : [pair.next];
  }),
});

export const namesOf = ({ with: others }: Pick<BuddyTalk, 'with'>): string => listOf(others.map(({ name }) => name));
