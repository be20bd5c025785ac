import { present } from '../../../shared/meeting/people/people';
import type { Meeting, MemberId } from '../../../shared/meeting/state';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { useActions } from '../../connection/hooks/actions';
import { useMeeting } from '../../connection/hooks/meeting';

/** Actions that those here brought along and have not yet said a word about. Who is away holds nobody up. */
export function openStatuses(meeting: Meeting, unreported: readonly { member: MemberId; count: number }[]): number {
  const here = present(meeting);
  return unreported.reduce((sum, { member, count }) => (here.includes(member) ? sum + count : sum), 0);
}

/** Asked for only where a stage waits for it; 0 elsewhere and until the answer came. */
export function useOpenStatuses(): number {
  const meeting = useMeeting();
  const isAsked = currentStage(meeting)?.stage.due === 'statusesSettled';
  const { unreported } = useActions(isAsked ? {} : null);
  return openStatuses(meeting, unreported);
}
