import { askedHere, isAsked } from '../people/answerers';
import { counted, ENOUGH_FOR_TIME, majorityOf, seatOf, told } from '../people/people';
import { meetingStanding } from '../standing';
import type { Meeting, MemberId } from '../state';

/** What is counted where members decide together, for screens: the same counts by which the rules decide. */

/** How many count so far, and how many it takes. */
export type Vote = { count: number; needed: number };

/** Moving on, where nobody leads. */
export const moveOnVote = (meeting: Meeting): Vote => ({
  count: meeting.numbers?.moveOn ?? counted(meeting, meetingStanding(meeting)?.progress.moveOn ?? []),
  needed: majorityOf(meeting),
});

/** Somebody taking the lead, where nobody leads. */
export const leadVote = (meeting: Meeting, candidate: MemberId): Vote => ({
  count: told(meeting.numbers?.support, candidate) ?? counted(meeting, meeting.leadership.support[candidate] ?? []),
  needed: majorityOf(meeting),
});

/** More minutes, where nobody leads. */
export const timeVote = (meeting: Meeting): Vote => ({
  count: meeting.numbers?.moreTime ?? counted(meeting, meetingStanding(meeting)?.progress.moreTime ?? []),
  needed: ENOUGH_FOR_TIME,
});

/** The evaluation's form: counts only, who has answered is nobody's business. Members are asked, not facilitators and speakers. */
export type FormCount = { ready: number; declined: number; possible: number };

export function formCount(meeting: Meeting): FormCount {
  const { evaluation } = meeting;
  const asked = askedHere(meeting);
  const given: { ready: MemberId[]; declined: MemberId[] } =
    evaluation.phase === 'answering' ? evaluation : { ready: [], declined: [] };
  const willAnswer = asked.filter((member) => !given.declined.includes(member));
  return {
    ready: willAnswer.filter((member) => given.ready.includes(member)).length,
    declined: asked.length - willAnswer.length,
    possible: willAnswer.length,
  };
}

/** Null for people whom the form asks; otherwise why it does not. */
export function whyNotAsked(meeting: Meeting, member: MemberId): 'noMember' | 'satTooLate' | null {
  if (isAsked(meeting, member)) return null;
  return seatOf(meeting, member)?.role === 'member' ? 'satTooLate' : 'noMember';
}
