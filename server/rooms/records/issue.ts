import type { GroupId, Meeting, MemberId } from '../../../shared/meeting/state';
import { slotsHeld } from '../../../shared/meeting/views/agenda';
import type { IssueCard } from '../../../shared/protocol/records';
import type { Store } from '../../store/store';
import { storedState } from '../storedMeeting';
import { emptyCard } from './emptyCard';

/** The card of a member as the store holds it. It belongs to no meeting, so it goes along when a date moves or is cancelled. */
export async function issueOf(
  store: Pick<Store, 'issue'>,
  group: GroupId,
  member: MemberId,
): Promise<{ card: IssueCard; version: number }> {
  return (await store.issue(group, member)) ?? { card: emptyCard, version: 0 };
}

/** The version of somebody's card that the group sees in this meeting; null: it sees none. */
export function sharedVersion({ slots }: Meeting, client: MemberId): number | null {
  const slot = Object.values(slots).find((one) => one.client === client && one.issue !== null);
  return slot?.issue?.version ?? null;
}

/**
 * Whether the group has heard this version of somebody's card, in their slot of an earlier meeting: for the next one a card is
 * asked of them anew.
 */
export async function wasPresented(store: Store, member: MemberId, version: number): Promise<boolean> {
  const shown = (await store.groups.shownIssues(member)).filter((one) => one.version >= version);
  for (const { meeting, slot } of shown) {
    const state = await storedState(store, meeting);
    if (state?.status === 'ended' && slotsHeld(state).some(({ id }) => id === slot)) return true;
  }
  return false;
}

/** Nothing is written yet, or only what was presented before. */
export async function needsCard(store: Store, group: GroupId, member: MemberId): Promise<boolean> {
  const { card, version } = await issueOf(store, group, member);
  return card.line.trim() === '' || (await wasPresented(store, member, version));
}
