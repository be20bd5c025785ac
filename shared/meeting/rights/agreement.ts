import { leadNow, seatOf } from '../people/people';
import type { Meeting, MemberId, Time } from '../state';
import { entersFreely } from './entry';

/** Whoever leads changes the agreement; where nobody leads, every member who comes in without asking. */
export function mayWriteAgreement(meeting: Meeting, member: MemberId, now: Time): boolean {
  const { mode, rightful } = meeting.leadership;
  if (member === rightful || member === leadNow(meeting)) return true;
  return mode === 'shared' && seatOf(meeting, member)?.role === 'member' && entersFreely(meeting, member, now);
}

/**
 * The agreement can change until somebody else has accepted it by sitting down. So everybody reads what holds before they
 * speak, and nobody changes afterwards what the others agreed to.
 */
export function isAgreementOpen(meeting: Meeting, member: MemberId): boolean {
  const others = Object.values(meeting.seats).filter((seat) => seat.member !== member);
  return meeting.status === 'lobby' && others.every((seat) => seat.agreed === null);
}

export const mayChangeAgreement = (meeting: Meeting, member: MemberId, now: Time): boolean =>
  mayWriteAgreement(meeting, member, now) && isAgreementOpen(meeting, member);
