import type { MediaRights } from '../../shared/meeting/rights';
import type { MeetingId, MemberId } from '../../shared/meeting/state';
import { type Grant, grantOf, noGrant } from './livekitGrants';
import { opaqueName } from './livekitToken';

/** One room at the media server. A meeting gets a new one whenever somebody is removed. */
export type Generation = {
  readonly name: string;
  /** The connection that each member's own socket vouches for. */
  readonly vouched: Map<MemberId, string>;
  /** Since when a connection is there that nobody vouches for. */
  readonly strangers: Map<string, number>;
};

export type CarriedMember = {
  readonly identity: string;
  rights: MediaRights | null;
  /** Changes reach the media server one after the other; each sends what is right when its turn comes. */
  turn: Promise<void>;
};

/** What is known of one meeting's sound and picture; nothing of it is kept when the process ends. */
export type Carried = {
  readonly meeting: MeetingId;
  readonly members: Map<MemberId, CarriedMember>;
  now: Generation;
  before: Generation | null;
  /** When a thrown-out name last came back; a second time soon after closes the room behind everybody. */
  readonly thrownOut: Map<string, number>;
};

export const newGeneration = (): Generation => ({
  name: opaqueName(),
  vouched: new Map(),
  strangers: new Map(),
});

export const newCarried = (meeting: MeetingId): Carried => ({
  meeting,
  members: new Map(),
  now: newGeneration(),
  before: null,
  thrownOut: new Map(),
});

export function memberIn(carried: Carried, member: MemberId): CarriedMember {
  const known = carried.members.get(member);
  if (known) return known;
  const fresh: CarriedMember = { identity: opaqueName(), rights: null, turn: Promise.resolve() };
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
