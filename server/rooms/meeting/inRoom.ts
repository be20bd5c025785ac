import { welcomesSpeakers } from '../../../shared/meeting/people/parties';
import { seatOf } from '../../../shared/meeting/people/people';
import type { Meeting, MemberId } from '../../../shared/meeting/state';

/**
 * Who may follow the log, speak, write and read here now: let in, and, for a speaker, in a stage that names them.
 * Everybody else stands at the door and gets a view made for the door.
 */
export function isInRoom(meeting: Meeting, member: MemberId): boolean {
  const seat = seatOf(meeting, member);
  if (seat?.admission !== 'admitted') return false;
  if (seat.role !== 'speaker' || welcomesSpeakers(meeting)) return true;
  return meeting.status === 'ended' && seat.seatedAt !== null;
}
