import { LATE_LEAD_MS, lobbyOpensAt } from '../clock';
import { welcomesSpeakers } from '../people/parties';
import { awaitsLead, isSeated, present, seatOf, takingPart } from '../people/people';
import type { Meeting, MemberId, Time } from '../state';

/**
 * After so many departures somebody has to let them in again. Each departure makes all browsers agree on a new key for sound
 * and picture, so leaving and sitting down in turn would keep them busy for ever.
 */
const FREE_RETURNS = 5;

/** In a pair each member waits for the other; whoever came by the link of the group alone is no member yet. */
export const isExpected = (
  group: { model: string | null } | null,
  person: { role: string; letInAt: Time | null } | null,
): boolean => group?.model === 'pair' && person?.role === 'member' && person.letInAt !== null;

/** People who need not ask: everybody in an open meeting, whoever is expected, the lead by role, people who only stepped out, and the first member where nobody is there to open. */
export function entersFreely(meeting: Meeting, member: MemberId, now: Time, isExpected = false): boolean {
  const seat = seatOf(meeting, member);
  if (seat === undefined || seat.admission === 'refused' || seat.admission === 'removed') return false;
  if (seat.admission === 'admitted') return true;
  if ((seat.timesLeft ?? 0) >= FREE_RETURNS && present(meeting).length > 0) return false;
  if (seat.admission === 'left') return true;
  if (isExpected || meeting.settings.admission === 'open' || member === meeting.leadership.rightful) return true;
  if (present(meeting).length > 0 || awaitsLead(meeting, now) || seat.role !== 'member') return false;
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

/** Whether a knock would let this person in at once. */
export function comesInAtOnce(meeting: Meeting, member: MemberId, now: Time): boolean {
  const admission = seatOf(meeting, member)?.admission;
  if (admission !== 'new' && admission !== 'left') return false;
  return !isTooEarly(meeting, member, now) && entersFreely(meeting, member, now) && !isFull(meeting, member);
}

/**
 * Whether somebody may follow the log, speak, write and read here now: people who were let in, and guest speakers only in stages that name them.
 * Everybody else waits in the lobby and gets a view made for it.
 */
export function isInRoom(meeting: Meeting, member: MemberId): boolean {
  const seat = seatOf(meeting, member);
  if (seat?.admission !== 'admitted') return false;
  if (seat.role !== 'speaker' || welcomesSpeakers(meeting)) return true;
  return meeting.status === 'ended' && seat.seatedAt !== null;
}
