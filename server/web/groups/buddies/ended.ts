import { MINUTE } from '../../../../shared/meeting/clock';
import type { MemberId, Time } from '../../../../shared/meeting/state';
import type { FellAway } from '../../../../shared/protocol/groups';
import { newestMeeting } from '../../../access/invites';
import { storedState } from '../../../rooms/storedMeeting';
import type { BuddyPair, BuddySeat } from '../../../store/store';
import type { WebDeps } from '../../deps';

/** So long after its planned end nobody comes back to a 1:1 that both of them left without ending it. */
const FORGOTTEN_MS = 60 * MINUTE;

/** Somebody is a member no more: what they planned with others is given up, and their seat in a 1:1 that runs ends. */
export async function buddySeatsEnd({ store, rooms }: WebDeps, parentMember: MemberId): Promise<void> {
  for (const { member, group } of await store.buddies.seatsOf(parentMember)) {
    const newest = await newestMeeting(store, group);
    if (newest === null || newest.status === 'ended') continue;
    if (await rooms.cancelled(newest.id, member)) continue;
    await rooms.memberRemoved(newest.id, member, member);
    await rooms.ended(newest.id, member);
  }
}

/** What does not take place because one of them left; null: nothing of that kind, or its time has gone by. */
export async function fellAway(deps: WebDeps, pair: BuddyPair): Promise<FellAway | null> {
  const left = pair.seats.filter(({ hasLeft }) => hasLeft);
  if (left.length === 0) return null;
  const at = await plannedBefore(deps, pair, left);
  if (at !== null) return { at, wasPlanned: true };
  const { ask } = pair;
  // What one of them had declined was no longer expected.
  const wasOpen = ask !== null && ask.startsAt > deps.clock.now() && pair.seats.every(({ said }) => said !== 'no');
  return wasOpen ? { at: ask.startsAt, wasPlanned: false } : null;
}

/** When a planned 1:1 would have been that was given up because one of them left. */
async function plannedBefore(
  { store, clock }: WebDeps,
  pair: BuddyPair,
  left: readonly BuddySeat[],
): Promise<Time | null> {
  const newest = await newestMeeting(store, pair.group);
  if (newest === null || newest.status !== 'ended' || newest.startsAt <= clock.now()) return null;
  const rows = await Promise.all(left.map(({ parentMember }) => store.member(parentMember)));
  const leftAt = rows.flatMap((row) => (row?.removedAt == null ? [] : [row.removedAt]));
  const meeting = await storedState(store, newest.id);
  // What one of them had cancelled before is known already.
  const isOfLeaving = leftAt.some((at) => at <= (meeting?.endedAt ?? Number.NEGATIVE_INFINITY));
  return meeting?.givenUp === true && isOfLeaving ? newest.startsAt : null;
}

/** Nobody leads a 1:1, so one of them alone cannot end it: what was left behind must not stand in the way of the next one. */
export async function endForgotten({ store, rooms, clock }: WebDeps, { group, seats }: BuddyPair): Promise<void> {
  const newest = await newestMeeting(store, group);
  const [first] = seats;
  if (newest?.status !== 'running' || first === undefined) return;
  const meeting = await rooms.meeting(newest.id);
  const endsAt = meeting?.endsAt ?? null;
  if (endsAt !== null && clock.now() > endsAt + FORGOTTEN_MS) await rooms.ended(newest.id, first.member);
}
