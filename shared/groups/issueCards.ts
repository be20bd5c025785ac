import { bringsIssue } from '../meeting/people/bringsIssue';
import type { Meeting, MemberId, SeatRole } from '../meeting/state';
import { presentersEach } from './presenters';
import { turnOf } from './rota';

/**
 * Whether an issue card is asked of this member for the planned meeting: everybody with a slot may have to begin. Where members
 * present in turn, it is asked of those whose turn it is, and of those who have a slot already. `away`: who cannot come.
 */
export function isAskedForCard(
  meeting: Pick<Meeting, 'template' | 'leadership' | 'presenters' | 'minutes' | 'slots'>,
  { member, role }: { member: MemberId; role: SeatRole },
  away: ReadonlySet<MemberId>,
): boolean {
  if (away.has(member) || !bringsIssue(meeting, role)) return false;
  const { template, presenters = [], minutes } = meeting;
  const each = presentersEach(template, presenters, minutes);
  if (each === 0) return true;
  const hasSlot = Object.values(meeting.slots).some(({ client }) => client === member);
  return hasSlot || turnOf(presenters, away, each).includes(member);
}
