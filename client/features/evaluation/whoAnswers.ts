import { type FormCount, formCount, isAskedInForm } from '../../../shared/meeting/views/votes';
import { useMe, useMeeting } from '../../connection/hooks/meeting';

export type WhoAnswers = FormCount & { iAmAsked: boolean };

/** Counts only: who has answered is nobody's business, that so many have is (members, not facilitators and speakers). */
export function useWhoAnswers(): WhoAnswers {
  const meeting = useMeeting();
  return { ...formCount(meeting), iAmAsked: isAskedInForm(meeting, useMe()) };
}
