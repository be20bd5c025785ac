import { present } from '../../../shared/meeting/people/people';
import type { Meeting, MemberId } from '../../../shared/meeting/state';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { useActions } from '../../connection/hooks/actions';
import { useMeeting } from '../../connection/hooks/meeting';

/** Previous actions of people who are here that still have no status. People who are away hold nobody up. */
export function openStatuses(meeting: Meeting, unreported: readonly { member: MemberId; count: number }[]): number {
  const here = present(meeting);
  return unreported.reduce((sum, { member, count }) => (here.includes(member) ? sum + count : sum), 0);
}

/** The number of them where a stage waits for them; 0 in other stages and until the answer has come. */
export function useOpenStatuses(): number {
  const meeting = useMeeting();
  const isAsked = currentStage(meeting)?.stage.due === 'statusesSettled';
  const { unreported } = useActions(isAsked ? {} : null);
  return openStatuses(meeting, unreported);
}
