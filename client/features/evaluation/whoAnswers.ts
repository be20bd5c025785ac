import { askedHere } from '../../../shared/meeting/people/answerers';
import type { MemberId } from '../../../shared/meeting/state';
import { type FormCount, formCount, whyNotAsked } from '../../../shared/meeting/views/votes';
import { useMe, useMeeting } from '../../connection/hooks/meeting';

export type WhoAnswers = FormCount & { asked: MemberId[]; whyNotMe: 'noMember' | 'satTooLate' | null };

/** How many members have answered (facilitators and speakers do not). It never says who, because that is private. */
export function useWhoAnswers(): WhoAnswers {
  const meeting = useMeeting();
  return { ...formCount(meeting), asked: askedHere(meeting), whyNotMe: whyNotAsked(meeting, useMe()) };
}
