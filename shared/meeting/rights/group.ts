import type { RefusalCode } from '../../refusal';
import { leadNow, seatOf, wasLetIn } from '../people/people';
import type { Meeting, MemberId, SeatRole } from '../state';

/**
 * Who may act for the group: invite, plan its next meeting, remove somebody from it. All of it is asked of the group's newest
 * meeting, whatever meeting the request came through: whoever led an earlier one, or sat in it, has no right from that.
 */

const isShutOut = (newest: Meeting, member: MemberId): boolean => {
  const admission = seatOf(newest, member)?.admission;
  return admission === 'removed' || admission === 'refused';
};

/** They were let into the newest meeting, or into the one they ask through and have not come to the newest. */
const belongs = (newest: Meeting, askedThrough: Meeting, member: MemberId): boolean =>
  wasLetIn(newest, member) || (seatOf(newest, member) === undefined && wasLetIn(askedThrough, member));

const leads = (meeting: Meeting, member: MemberId): boolean =>
  meeting.leadership.rightful === member || leadNow(meeting) === member;

/**
 * Making and withdrawing links: the lead of the newest meeting and the group's facilitators;
 * where nobody leads by role, every member who was let into that meeting or into the one they ask through.
 */
export function mayInvite(newest: Meeting, askedThrough: Meeting, member: MemberId, role: SeatRole): boolean {
  if (role === 'speaker' || isShutOut(newest, member)) return false;
  if (role === 'facilitator' || leads(newest, member)) return true;
  return newest.leadership.mode === 'shared' && belongs(newest, askedThrough, member);
}

/**
 * Planning, moving and cancelling the next meeting: who may invite, and in a group that leads itself every member who was let
 * in. A group whose lead takes no part has a facilitator, who plans.
 */
export function mayPlan(newest: Meeting, askedThrough: Meeting, member: MemberId, role: SeatRole): boolean {
  if (mayInvite(newest, askedThrough, member, role)) return true;
  if (role !== 'member' || isShutOut(newest, member) || !newest.leadership.takesPart) return false;
  return belongs(newest, askedThrough, member);
}

/** Ending somebody's membership: the lead of the newest meeting may, of anybody but themselves and the one who leads by right. Null: they may. */
export function mayRemoveFromGroup(
  newest: Meeting,
  member: MemberId,
  role: SeatRole,
  target: MemberId,
): RefusalCode | null {
  if (role === 'speaker' || isShutOut(newest, member) || !leads(newest, member)) return 'notLead';
  return target === member || target === newest.leadership.rightful ? 'notAllowed' : null;
}
