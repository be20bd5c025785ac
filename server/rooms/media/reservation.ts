import { carriesMedia, maySitDownSoon } from '../../../shared/carriesMedia';
import { DOORS_MS } from '../../../shared/meeting/clock';
import { seatOf } from '../../../shared/meeting/people/people';
import { knock } from '../../../shared/meeting/rules/attendance';
import type { Meeting, MemberId, Time } from '../../../shared/meeting/state';
import { isInRoom } from '../meeting/inRoom';

/**
 * Somebody at the door with an open page who would be let in at once: their place at the media server may be made while they
 * check their devices, without any right. Where sound and picture are encrypted there is none: keys are for who is inside.
 */
function hasReservation(meeting: Meeting, member: MemberId, now: Time): boolean {
  const { status, settings } = meeting;
  if (status === 'ended' || settings.sound === 'elsewhere' || settings.encrypted) return false;
  const seat = seatOf(meeting, member);
  // A speaker waits at the door until the stage that names them.
  if (seat?.presence !== 'here' || seat.role === 'speaker') return false;
  const answer = knock(meeting, member, now);
  return Array.isArray(answer) && answer.some(({ type }) => type === 'admitted');
}

/** From when on somebody at the door has a reservation, as far as can be said now; null while there is none in sight. */
export function reservedFrom(meeting: Meeting, member: MemberId, now: Time): Time | null {
  if (hasReservation(meeting, member, now)) return now;
  const opening = meeting.startsAt - DOORS_MS;
  return opening > now && hasReservation(meeting, member, opening) ? opening : null;
}

/** Who may be connected to the media server: with a seat, or about to take one. */
export const mayConnect = (meeting: Meeting, member: MemberId, now: Time): boolean =>
  isInRoom(meeting, member)
    ? carriesMedia(meeting, member) || maySitDownSoon(meeting, member)
    : hasReservation(meeting, member, now);
