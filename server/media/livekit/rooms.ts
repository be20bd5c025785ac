import type { MediaRights } from '../../../shared/meeting/rights/media';
import type { MeetingId, MemberId } from '../../../shared/meeting/state';
import { WorkQueue } from '../../../shared/workQueue';
import { type Grant, grantOf, noGrant } from './permissions';
import { opaqueId } from './token';

/** One room at the media server. A meeting gets a new one whenever somebody is removed. */
export type MediaRoom = {
  readonly name: string;
  /** The participant that each member's own socket vouches for. */
  readonly vouched: Map<MemberId, string>;
  /** Every participant that was ever vouched for: the rights of any other come from a ticket that was kept. */
  readonly known: Set<string>;
  /** Participants that nobody vouches for, and since when they have been there. */
  readonly unvouched: Map<string, number>;
};

export type RoomMember = {
  readonly identity: string;
  rights: MediaRights | null;
  /** Changes reach the media server one after the other; each sends what is right when its turn comes. */
  readonly changes: WorkQueue;
};

/** The rooms of one meeting at the media server, and its members there. Nothing of it is kept when the process ends. */
export type MeetingRooms = {
  readonly meeting: MeetingId;
  readonly members: Map<MemberId, RoomMember>;
  current: MediaRoom;
  /** During a move the room before, until everybody has left it. */
  previous: MediaRoom | null;
  /** People who came in with the rights of a kept ticket; a second time while that ticket lives moves everybody to a new room. */
  readonly intruders: Map<string, { sid: string; at: number }>;
  /** Since when nobody has been seen in its rooms, counted anew from every ticket and every participant vouched for. */
  emptySince: number | null;
};

/** `prefix`: what the names of all rooms of this server begin with. */
export const newRoom = (prefix: string): MediaRoom => ({
  name: `${prefix}${opaqueId()}`,
  vouched: new Map(),
  known: new Set(),
  unvouched: new Map(),
});

export const newMeetingRooms = (meeting: MeetingId, prefix: string): MeetingRooms => ({
  meeting,
  members: new Map(),
  current: newRoom(prefix),
  previous: null,
  intruders: new Map(),
  emptySince: null,
});

export function vouch({ vouched, known, unvouched }: MediaRoom, member: MemberId, sid: string): void {
  vouched.set(member, sid);
  known.add(sid);
  unvouched.delete(sid);
}

export function memberIn(rooms: MeetingRooms, member: MemberId): RoomMember {
  const known = rooms.members.get(member);
  if (known) return known;
  const fresh: RoomMember = { identity: opaqueId(), rights: null, changes: new WorkQueue() };
  rooms.members.set(member, fresh);
  return fresh;
}

export function memberWith(rooms: MeetingRooms, identity: string): MemberId | null {
  for (const [member, one] of rooms.members) if (one.identity === identity) return member;
  return null;
}

export const grantFor = (rooms: MeetingRooms, member: MemberId): Grant => {
  const rights = rooms.members.get(member)?.rights ?? null;
  return rights === null ? noGrant : grantOf(rights);
};

/** Everybody who was in the previous room is in the current one, or no longer a member. */
export const haveAllMoved = ({ members, current, previous }: MeetingRooms): boolean =>
  previous === null ||
  [...previous.vouched.keys()].every((member) => current.vouched.has(member) || !members.has(member));

export const roomsOf = (rooms: MeetingRooms): MediaRoom[] =>
  rooms.previous === null ? [rooms.current] : [rooms.current, rooms.previous];

/** In rooms that have been empty for so long there is nobody to be heard or seen. */
const IDLE_AFTER_MS = 10_000;

/** Whether its rooms need no audit until the next ticket. */
export const isIdle = ({ emptySince, previous }: MeetingRooms, now: number): boolean =>
  previous === null && emptySince !== null && now - emptySince > IDLE_AFTER_MS;
