import { refuse } from '../../refusal';
import type { Event } from '../events';
import { canSpeak, isHere, isSeated, seatOf, without } from '../people/people';
import { needsCarrier, sharedRoomOf } from '../people/sharedRooms';
import { talksWhere } from '../rights/media';
import type { Meeting, MemberId, SharedRoom, SharedRoomId, Time } from '../state';
import { type Decision, follow } from './moment';

/** Some people sit in one room and the rest are remote: one microphone and one loudspeaker for each room. */

const setTo = (room: SharedRoomId, shared: SharedRoom, at: Time): Event => ({
  type: 'sharedRoomSet',
  room,
  ...shared,
  at,
});

/** The first name that no room has. */
function freeId({ sharedRooms = {} }: Meeting): SharedRoomId {
  let place = 1;
  while (Object.hasOwn(sharedRooms, `r${place}`)) place += 1;
  return `r${place}`;
}

/** Nobody sits in one room alone; whoever is left of two is as everybody else. */
export function leavesSharedRoom(meeting: Meeting, member: MemberId, at: Time): Event[] {
  const shared = sharedRoomOf(meeting, member);
  if (shared === null) return [];
  const { id, carrier, said } = shared;
  const members = without(shared.members, member);
  if (members.length < 2) return [setTo(id, { members: [], carrier: null }, at)];
  if (carrier === member || carrier === null) return [setTo(id, { members, carrier: null }, at)];
  return [setTo(id, { members, carrier, ...(said === undefined ? {} : { said }) }, at)];
}

/**
 * "I sit with ...": from now on the device of whoever has the room's microphone is heard and hears for me. Nobody's microphone is
 * opened by what another person says: a carrier who was only named keeps their own rights until they say yes.
 */
export function sitWith(meeting: Meeting, me: MemberId, other: MemberId | null, at: Time): Decision {
  const mine = sharedRoomOf(meeting, me);
  if (other === null) return mine === null ? refuse('notNow') : leavesSharedRoom(meeting, me, at);
  if (other === me) return refuse('notAllowed');
  if (!isSeated(meeting, other) || seatOf(meeting, other)?.role === 'speaker') return refuse('unknownMember');
  if (talksWhere(meeting, other) !== 'here' || mine?.members.includes(other)) return refuse('notNow');
  const before = leavesSharedRoom(meeting, me, at);
  const after = follow(meeting, before);
  const theirs = sharedRoomOf(after, other);
  const isBack: Event[] =
    seatOf(meeting, me)?.sound === 'elsewhere' ? [{ type: 'soundSet', member: me, sound: 'here' }] : [];
  if (theirs === null)
    return [...before, ...isBack, setTo(freeId(after), { members: [other, me], carrier: other }, at)];
  const { id, members, carrier, said } = theirs;
  const joined = { members: [...members, me], carrier, ...(said === undefined ? {} : { said }) };
  return [...before, ...isBack, setTo(id, joined, at)];
}

/**
 * One of the room takes its microphone when it is free, or asks that another of them does. Nobody gives it to somebody else, and
 * nobody loses it by what others say: somebody who has not said yes, and is away, has their own again when they come back.
 */
export function carryRoom(meeting: Meeting, me: MemberId, on: boolean, at: Time): Decision {
  const shared = sharedRoomOf(meeting, me);
  if (shared === null) return refuse('notNow');
  const { id, members, carrier, said } = shared;
  const wanted = on ? 'yes' : 'handOn';
  if (on ? !canSpeak(meeting, me) : carrier !== me) return refuse('notNow');
  if (carrier === me && said === wanted) return refuse('notNow');
  if (carrier !== null && carrier !== me) {
    if (!needsCarrier(meeting, shared)) return refuse('notNow');
    if (said === undefined && !isHere(meeting, carrier)) return takenFromAbsent(meeting, me, carrier, at);
  }
  return [setTo(id, { members, carrier: me, said: wanted }, at)];
}

/** They never said that they sit here. Whoever is alone without them needs no microphone of a room. */
function takenFromAbsent(meeting: Meeting, me: MemberId, carrier: MemberId, at: Time): Event[] {
  const without = leavesSharedRoom(meeting, carrier, at);
  const rest = sharedRoomOf(follow(meeting, without), me);
  return rest === null ? without : [setTo(rest.id, { members: rest.members, carrier: me, said: 'yes' }, at)];
}
