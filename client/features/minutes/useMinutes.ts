import type { MeetingId } from '../../../shared/meeting/state';
import type { Mine, MinutesPage } from '../../../shared/protocol/http';
import type { Answer } from '../../../shared/refusal';
import { meetingMinutes, mineOf } from '../../connection/api';
import { useAnswer } from '../../connection/hooks/answer';

export type Loaded<T> =
  | { kind: 'loading' }
  | { kind: 'here'; value: T }
  | { kind: 'refused'; why: 'signedOut' | 'notAdmitted' | 'notAllowed' | 'notFound' | 'closedHere' | 'other' };

/** The minutes of one meeting, and a function that loads them again. With other `news` they are read again meanwhile. */
export function useMinutes(meeting: MeetingId, news = 0): [Loaded<MinutesPage>, () => void] {
  const [answer, again] = useAnswer(meetingMinutes, meeting, { news });
  return [loaded(answer), again];
}

/** What belongs to me of one meeting, unless it is closed to this browser. */
export function useMine(meeting: MeetingId, news = 0): [Loaded<Mine>, () => void] {
  const [answer, again] = useAnswer(mineOf, meeting, { news });
  if (!answer?.ok) return [loaded<Mine>(answer), again];
  return [answer.value === null ? closedHere : { kind: 'here', value: answer.value }, again];
}

const closedHere = { kind: 'refused', why: 'closedHere' } as const;

function loaded<T>(answer: Answer<T> | null): Loaded<T> {
  if (answer === null) return { kind: 'loading' };
  if (answer.ok) return { kind: 'here', value: answer.value };
  switch (answer.error) {
    case 'signedOut':
    case 'notAdmitted':
    case 'notAllowed':
    case 'notFound':
    case 'closedHere':
      return { kind: 'refused', why: answer.error };
    default:
      return { kind: 'refused', why: 'other' };
  }
}
