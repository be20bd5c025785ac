import { signsAgreement } from '../agreement';
import { isSeated, leadNow, seatOf } from '../people/people';
import { stageNow, wasEntered } from '../standing';
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

/** In the stage in which it is signed, everybody but guest speakers writes the agreement in the group's own words. */
export const mayRewriteAgreement = (meeting: Meeting, member: MemberId): boolean =>
  isParty(meeting, member) && meeting.agenda.some((stage) => signsAgreement(stage) && stage.key === stageNow(meeting));

/** It is signed from then on until the meeting ends, so that nobody has to hurry. */
export const maySignAgreement = (meeting: Meeting, member: MemberId): boolean =>
  isParty(meeting, member) && meeting.agenda.some((stage) => signsAgreement(stage) && wasEntered(meeting, stage.key));

/** Whoever leads is bound by it too, also where they do not take part. */
const isParty = (meeting: Meeting, member: MemberId): boolean =>
  meeting.status === 'running' && isSeated(meeting, member) && seatOf(meeting, member)?.role !== 'speaker';
