import { DOORS_MS } from '../clock';
import { seatOf } from '../people/people';
import type { Meeting, MemberId, Time } from '../state';
import { comesInAtOnce, isInRoom } from './entry';
import { type MediaReason, mediaRights } from './media';

/** Who may be connected to the media, with rights or without any yet. */

/** Reasons that keep somebody away altogether; the others, such as a private stage, only close it for a while. */
const apart: ReadonlySet<MediaReason | null> = new Set(['notSeated', 'notInStage', 'elsewhere', 'ended']);

/**
 * Whose sound and picture run through Roundel now: seated, not talking elsewhere, and in a stage that has them in the room.
 * The server gives tickets and relays signals by it, browsers connect and close by it.
 */
export function carriesMedia(meeting: Meeting, member: MemberId): boolean {
  return !apart.has(mediaRights(meeting, member).hear);
}

/**
 * Somebody who was let in and checks their devices: a connection may be made already, without any right, so that sitting down
 * is heard and seen at once.
 */
export function maySitDownSoon(meeting: Meeting, member: MemberId): boolean {
  const seat = seatOf(meeting, member);
  if (seat?.admission !== 'admitted' || seat.seatedAt !== null) return false;
  return meeting.status !== 'ended' && meeting.settings.sound !== 'elsewhere';
}

/**
 * Somebody in the lobby with an open page who would be let in at once: their place at the media server may be made while they
 * check their devices, without any right. Where sound and picture are encrypted there is none: keys are for who is inside.
 */
function hasReservation(meeting: Meeting, member: MemberId, now: Time): boolean {
  const { status, settings } = meeting;
  if (status === 'ended' || settings.sound === 'elsewhere' || settings.encrypted) return false;
  const seat = seatOf(meeting, member);
  // A speaker waits in the lobby until the stage that names them.
  if (seat?.presence !== 'here' || seat.role === 'speaker') return false;
  return comesInAtOnce(meeting, member, now);
}

/** From when on somebody in the lobby has a reservation, as far as can be said now; null while there is none in sight. */
export function reservedFrom(meeting: Meeting, member: MemberId, now: Time): Time | null {
  if (hasReservation(meeting, member, now)) return now;
  const opening = meeting.startsAt - DOORS_MS;
  return opening > now && hasReservation(meeting, member, opening) ? opening : null;
}

/** Whoever may be connected to the media server: with a seat, or about to take one. */
export const mayConnect = (meeting: Meeting, member: MemberId, now: Time): boolean =>
  isInRoom(meeting, member)
    ? carriesMedia(meeting, member) || maySitDownSoon(meeting, member)
    : hasReservation(meeting, member, now);
