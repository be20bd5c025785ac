import type { MediaRights } from '../../../shared/meeting/rights';
import type { MeetingId, MemberId } from '../../../shared/meeting/state';
import { WorkQueue } from '../../../shared/workQueue';
import { type Grant, grantOf, noGrant } from './permissions';
import { opaqueName } from './token';

/** One room at the media server. A meeting gets a new one whenever somebody is removed. */
export type Generation = {
  readonly name: string;
  /** The connection that each member's own socket vouches for. */
  readonly vouched: Map<MemberId, string>;
  /** Every connection that was ever vouched for: rights under any other come from a ticket that was kept. */
  readonly known: Set<string>;
  /** Since when a connection is there that nobody vouches for. */
  readonly strangers: Map<string, number>;
};

export type CarriedMember = {
  readonly identity: string;
  rights: MediaRights | null;
  /** Changes reach the media server one after the other; each sends what is right when its turn comes. */
  readonly changes: WorkQueue;
};

/** What is known of one meeting's sound and picture; nothing of it is kept when the process ends. */
export type Carried = {
  readonly meeting: MeetingId;
  readonly members: Map<MemberId, CarriedMember>;
  now: Generation;
  before: Generation | null;
  /** Who came in with the rights of a kept ticket; a second time while that ticket lives closes the room behind everybody. */
  readonly intruders: Map<string, { connection: string; at: number }>;
  /** Since when nobody has been seen in its rooms, counted anew from every ticket and every connection vouched for. */
  emptySince: number | null;
};

/** `house`: what the names of all rooms of this server begin with. */
export const newGeneration = (house: string): Generation => ({
  name: `${house}${opaqueName()}`,
  vouched: new Map(),
  known: new Set(),
  strangers: new Map(),
});

export const newCarried = (meeting: MeetingId, house: string): Carried => ({
  meeting,
  members: new Map(),
  now: newGeneration(house),
  before: null,
  intruders: new Map(),
  emptySince: null,
});

export function vouch({ vouched, known, strangers }: Generation, member: MemberId, connection: string): void {
  vouched.set(member, connection);
  known.add(connection);
  strangers.delete(connection);
}

export function memberIn(carried: Carried, member: MemberId): CarriedMember {
  const known = carried.members.get(member);
  if (known) return known;
  const fresh: CarriedMember = { identity: opaqueName(), rights: null, changes: new WorkQueue() };
  carried.members.set(member, fresh);
  return fresh;
}

export function whoIs(carried: Carried, identity: string): MemberId | null {
  for (const [member, one] of carried.members) if (one.identity === identity) return member;
  return null;
}

export const grantFor = (carried: Carried, member: MemberId): Grant => {
  const rights = carried.members.get(member)?.rights ?? null;
  return rights === null ? noGrant : grantOf(rights);
};

/** Whoever was in the room before is in the present one, or no longer a member. */
export const haveAllMoved = ({ members, now, before }: Carried): boolean =>
  before === null || [...before.vouched.keys()].every((member) => now.vouched.has(member) || !members.has(member));

export const generations = (carried: Carried): Generation[] =>
  carried.before === null ? [carried.now] : [carried.now, carried.before];

/** In rooms that have been empty for so long there is nobody to be heard or seen. */
const REST_AFTER_MS = 10_000;

/** Whether nobody needs to look into its rooms until the next ticket. */
export const isResting = ({ emptySince, before }: Carried, now: number): boolean =>
  before === null && emptySince !== null && now - emptySince > REST_AFTER_MS;
