import type { GroupId, Meeting, MemberId } from '../../../shared/meeting/state';
import { slotsHeld } from '../../../shared/meeting/views/agenda';
import type { IssueCard } from '../../../shared/protocol/records';
import type { Store } from '../../store/store';
import { heldMeetings, storedState } from '../storedMeeting';
import { emptyCard } from './emptyCard';

/** A card that lay longer than so many meetings of the group is not looked up in them. */
const MOST_LOOKED_AT = 6;

/** The card of a member as the store holds it. It belongs to no meeting, so it goes along when a date moves or is cancelled. */
export async function issueOf(
  store: Pick<Store, 'issue'>,
  group: GroupId,
  member: MemberId,
): Promise<{ card: IssueCard; version: number }> {
  const stored = await store.issue(group, member);
  return stored === null ? { card: emptyCard, version: 0 } : { card: stored.card, version: stored.version };
}

/** The version of somebody's card that the group sees in this meeting; null: it sees none. */
export function sharedVersion({ slots }: Meeting, client: MemberId): number | null {
  const slot = Object.values(slots).find((one) => one.client === client && one.issue !== null);
  return slot?.issue?.version ?? null;
}

/**
 * Whether the group has heard what is on somebody's card, in their slot of an earlier meeting: for the next one a card is asked of
 * them anew. They showed this version there, or told it without showing it: then it had been written by the end of that meeting.
 */
export async function wasPresented(store: Store, group: GroupId, member: MemberId): Promise<boolean> {
  const stored = await store.issue(group, member);
  if (stored === null) return false;
  const { version, writtenAt } = stored;
  const shown = (await store.groups.shownIssues(member)).filter((one) => one.version >= version);
  for (const { meeting, slot } of shown) {
    const state = await storedState(store, meeting);
    if (state?.status === 'ended' && slotsHeld(state).some(({ id }) => id === slot)) return true;
  }
  if (writtenAt === null) return false;
  const held = (await heldMeetings(store, group, MOST_LOOKED_AT)).map(({ state }) => state);
  return held.some(
    (state) => (state.endedAt ?? 0) > writtenAt && slotsHeld(state).some(({ client }) => client === member),
  );
}

/** Nothing is written yet, or only what was presented before. */
export async function needsCard(store: Store, group: GroupId, member: MemberId): Promise<boolean> {
  const { card } = await issueOf(store, group, member);
  return card.line.trim() === '' || (await wasPresented(store, group, member));
}
