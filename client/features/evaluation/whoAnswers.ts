import type { MemberId } from '../../../shared/meeting/state';
import { present } from '../../../shared/meeting/views';
import { useMe, useMeeting } from '../../connection/hooks/meeting';

export type WhoAnswers = { ready: number; declined: number; possible: number; iAmAsked: boolean };

/** Counts only: who has answered is nobody's business, that so many have is (members, not facilitators and speakers). */
export function useWhoAnswers(): WhoAnswers {
  const meeting = useMeeting();
  const me = useMe();
  const { evaluation } = meeting;
  const asked = present(meeting).filter((member) => meeting.seats[member]?.role === 'member');
  const given: { ready: MemberId[]; declined: MemberId[] } =
    evaluation.phase === 'answering' ? evaluation : { ready: [], declined: [] };
  const willAnswer = asked.filter((member) => !given.declined.includes(member));
  return {
    ready: willAnswer.filter((member) => given.ready.includes(member)).length,
    declined: asked.length - willAnswer.length,
    possible: willAnswer.length,
    iAmAsked: meeting.seats[me]?.role === 'member',
  };
}
