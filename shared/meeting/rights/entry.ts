import { LATE_LEAD_MS, lobbyOpensAt } from '../clock';
import { isSeated, present, seatOf, takingPart } from '../people/people';
import type { Meeting, MemberId, Time } from '../state';

/** Who need not ask: open meetings, who leads, who only stepped out, and the first member where nobody is there to open. */
export function entersFreely(meeting: Meeting, member: MemberId, now: Time): boolean {
  const seat = seatOf(meeting, member);
  if (seat === undefined || seat.admission === 'refused' || seat.admission === 'removed') return false;
  if (seat.admission === 'admitted' || seat.admission === 'left') return true;
  if (meeting.settings.admission === 'open' || member === meeting.leadership.rightful) return true;
  if (present(meeting).length > 0 || seat.role !== 'member') return false;
  return meeting.leadership.mode === 'shared' || now >= meeting.startsAt + LATE_LEAD_MS;
}

export const isFull = (meeting: Meeting, member: MemberId): boolean =>
  seatOf(meeting, member)?.role === 'member' &&
  !isSeated(meeting, member) &&
  takingPart(meeting).length >= meeting.template.frame.people.most;

/** Until the lobby opens, only the lead comes in, and people the lead let in before. A meeting that was started early is open. */
export function isTooEarly(meeting: Meeting, member: MemberId, now: Time): boolean {
  if (meeting.status !== 'lobby' || now >= lobbyOpensAt(meeting)) return false;
  const admission = seatOf(meeting, member)?.admission;
  return member !== meeting.leadership.rightful && admission !== 'admitted' && admission !== 'left';
}
