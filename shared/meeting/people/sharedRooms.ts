import { floorMembers } from '../floor/holders';
import { breakoutOf, standingOf } from '../standing';
import type { Meeting, MemberId, SharedRoom, SharedRoomId } from '../state';
import { canSpeak, isHere, isSeated } from './people';

/** People who sit in one physical room, seen from one of them. */
export type Sharing = {
  room: SharedRoomId;
  /** Those who share one device for sound now, in the order in which they said so; in pairs and trios those of one group. */
  people: MemberId[];
  /** Whose device carries the sound of these people; null while nobody's does. */
  carrier: MemberId | null;
  /** The carrier said yes to that, so their microphone follows whoever of these people may speak. */
  isAgreed: boolean;
  /** The others of the room, drawn into other groups. */
  apart: MemberId[];
};

export const sharedRoomOf = (meeting: Meeting, member: MemberId): (SharedRoom & { id: SharedRoomId }) | null => {
  const found = Object.entries(meeting.sharedRooms ?? {}).find(([, { members }]) => members.includes(member));
  return found === undefined ? null : { id: found[0], ...found[1] };
};

/** The others who sit in one room with this member. */
export const companyOf = (meeting: Meeting, member: MemberId): MemberId[] =>
  (sharedRoomOf(meeting, member)?.members ?? []).filter((one) => one !== member && isSeated(meeting, one));

/** With whom this member shares one microphone; null for somebody who sits alone. */
export function sharingOf(meeting: Meeting, member: MemberId): Sharing | null {
  const shared = sharedRoomOf(meeting, member);
  if (shared === null) return null;
  const group = breakoutOf(meeting, member);
  const members = shared.members.filter((one) => isSeated(meeting, one));
  const people = members.filter((one) => breakoutOf(meeting, one) === group);
  const apart = members.filter((one) => !people.includes(one));
  const chosen = shared.carrier !== null && people.includes(shared.carrier) ? shared.carrier : null;
  return {
    room: shared.id,
    people,
    // Drawn away from the carrier, the others need a device of their own: the first of them.
    carrier: chosen ?? (apart.length === 0 ? null : (people.find((one) => isHere(meeting, one)) ?? null)),
    isAgreed: chosen !== null && shared.said !== undefined,
    apart,
  };
}

/**
 * Whose voice this member's microphone carries: their own, or in a shared room that of the one person there who has the floor;
 * null where several of them have it or none.
 */
export function voiceOf(meeting: Meeting, member: MemberId): MemberId | null {
  const sharing = sharingOf(meeting, member);
  if (!isShared(sharing)) return member;
  const at = standingOf(meeting, member);
  const holders = at === null ? [] : floorMembers(at.room, at.stage, at.progress);
  const [one, ...others] = holders.filter((holder) => sharing.people.includes(holder));
  return one !== undefined && others.length === 0 ? one : null;
}

/** Whose device has the sound of this member: their own, or that of somebody in the same room; null while nobody's does. */
export function carriedBy(meeting: Meeting, member: MemberId): MemberId | null {
  const sharing = sharingOf(meeting, member);
  return isShared(sharing) ? sharing.carrier : member;
}

/** The room needs somebody to take its microphone: nobody has it, or its owner is not here, cannot speak, or hands it on. */
export const needsCarrier = (meeting: Meeting, { carrier, said }: Pick<SharedRoom, 'carrier' | 'said'>): boolean =>
  carrier === null || said === 'handOn' || !isHere(meeting, carrier) || !canSpeak(meeting, carrier);

/** Two people or more, so that one device has the sound of all. */
export const isShared = (sharing: Sharing | null): sharing is Sharing => sharing !== null && sharing.people.length > 1;
