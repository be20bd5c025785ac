import { leadNow } from '../people/people';
import type { Meeting, MemberId } from '../state';

/** Whoever leads now may take away from everybody what somebody put into the group's records. */
export const mayRemoveRecords = (meeting: Meeting, member: MemberId): boolean => leadNow(meeting) === member;
