import type { MemberId, Time } from '../../../../shared/meeting/state';
import type { Buddy } from '../../../../shared/protocol/buddies';
import { newestMeeting } from '../../../access/invites';
import { heldMeetings } from '../../../rooms/storedMeeting';
import type { BuddyPair, BuddySeat } from '../../../store/store';
import type { WebDeps } from '../../deps';
import { nextFor } from '../nextOf';
import { endForgotten } from './ended';

const MINUTE_MS = 60_000;
/** So many past meetings of a 1:1 are listed. */
const LISTED = 20;

/** The 1:1s of a member, as this member sees them: what comes next stands first. */
export async function buddiesOf(deps: WebDeps, member: MemberId): Promise<Buddy[]> {
  const pairs = await deps.store.buddies.pairsOf(member);
  const buddies = await Promise.all(pairs.map((pair) => buddyFor(deps, pair, member)));
  return buddies.filter((one) => one !== null).sort((one, other) => placeOf(one) - placeOf(other));
}

/** Whoever has the seat of this member of the group. */
export const seatFor = ({ seats }: BuddyPair, member: MemberId): BuddySeat | undefined =>
  seats.find(({ parentMember }) => parentMember === member);

/** 1:1s whose members agreed on another time while they talked: it is planned when that talk is over. */
export async function followPairs(
  { store }: WebDeps,
  planning: { follow(group: string): Promise<void> },
  member: MemberId,
): Promise<void> {
  for (const { group } of await store.buddies.seatsOf(member))
    if ((await store.dates.later(group)).length > 0) await planning.follow(group);
}

export const isOver = ({ seats }: BuddyPair): boolean => seats.some(({ hasLeft }) => hasLeft);

/** A time that was proposed and has gone by is proposed no more. */
export const proposedNow = ({ ask }: BuddyPair, now: Time): BuddyPair['ask'] =>
  ask !== null && ask.startsAt + ask.minutes * MINUTE_MS > now ? ask : null;

async function buddyFor(deps: WebDeps, pair: BuddyPair, member: MemberId): Promise<Buddy | null> {
  const me = seatFor(pair, member);
  if (me === undefined) return null;
  const { store, rooms, clock } = deps;
  await endForgotten(deps, pair);
  const [row, held] = await Promise.all([newestMeeting(store, pair.group), heldMeetings(store, pair.group, LISTED)]);
  const meeting = row === null ? null : await rooms.meeting(row.id);
  const nameOf = (id: MemberId) => pair.seats.find((seat) => seat.member === id)?.name ?? null;
  const over = isOver(pair);
  return {
    pair: pair.group,
    with: pair.seats
      .filter((seat) => seat !== me)
      .map(({ parentMember, name, hasLeft }) => ({ member: parentMember, name, hasLeft })),
    isOver: over,
    proposed: over ? null : proposedTo(pair, me, clock.now()),
    next: nextFor(meeting, row, me.member, nameOf, clock.now()),
    past: held.map(({ row: { id }, startedAt }) => ({ meeting: id, startedAt })),
  };
}

function proposedTo(pair: BuddyPair, me: BuddySeat, now: Time): Buddy['proposed'] {
  const ask = proposedNow(pair, now);
  if (ask === null) return null;
  const { by, startsAt, minutes, format, askedAt } = ask;
  const who = (said: BuddySeat['said']) =>
    pair.seats.filter((seat) => seat.said === said).map(({ parentMember }) => parentMember);
  const asker = pair.seats.find(({ member }) => member === by)?.parentMember ?? '';
  const isMine = by === me.member;
  return { by: asker, isMine, waitsFor: who(null), declined: who('no'), startsAt, minutes, format, askedAt };
}

const placeOf = ({ next, proposed, past, isOver: over }: Buddy): number =>
  next?.startsAt ??
  proposed?.startsAt ??
  (over ? Number.MAX_VALUE : Number.MAX_SAFE_INTEGER - (past[0]?.startedAt ?? 0));
