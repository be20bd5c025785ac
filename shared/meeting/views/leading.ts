import { clientNow, isHere, leadNow } from '../people/people';
import { meetingStanding } from '../standing';
import type { Meeting, MemberId, Time } from '../state';

/** The deputy leads in the lead's own slot: who leads for whom, and since when; null otherwise. */
export function leadsInstead(meeting: Meeting): { lead: MemberId; deputy: MemberId; since: Time } | null {
  const { acting } = meeting.leadership;
  const deputy = leadNow(meeting);
  const standing = meetingStanding(meeting);
  if (standing === null || acting === null || deputy === null || deputy === acting) return null;
  return clientNow(meeting) === acting ? { lead: acting, deputy, since: standing.progress.enteredAt } : null;
}

/** The lead whose place somebody else has taken, because the lead's connection is lost. */
export function replacedLead(meeting: Meeting): MemberId | null {
  const { rightful, acting } = meeting.leadership;
  if (rightful === null || acting === null || acting === rightful) return null;
  return isHere(meeting, rightful) ? null : rightful;
}
