import { type FormCount, formCount, isAskedInForm } from '../../../shared/meeting/views/votes';
import { useMe, useMeeting } from '../../connection/hooks/meeting';

export type WhoAnswers = FormCount & { iAmAsked: boolean };

/** How many members have answered (facilitators and speakers do not). It never says who, because that is private. */
export function useWhoAnswers(): WhoAnswers {
  const meeting = useMeeting();
  return { ...formCount(meeting), iAmAsked: isAskedInForm(meeting, useMe()) };
}
