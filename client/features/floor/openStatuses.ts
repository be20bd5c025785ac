import type { Meeting } from '../../../shared/meeting/state';
import { currentStage, present } from '../../../shared/meeting/views';
import type { Action } from '../../../shared/protocol/records';
import { useMeeting } from '../../connection/hooks/meeting';
import { useWords } from '../../connection/hooks/records';

/** Actions that those here brought along and have not yet said a word about. Who is away holds nobody up. */
export function openStatuses(meeting: Meeting, actions: readonly Action[]): number {
  const here = present(meeting);
  return actions.filter(
    (action) => action.meeting !== meeting.id && action.status === 'open' && here.includes(action.member),
  ).length;
}

/** Asked for only where a stage waits for it; 0 elsewhere and until the answer came. */
export function useOpenStatuses(): number {
  const meeting = useMeeting();
  const isAsked = currentStage(meeting)?.stage.due === 'statusesSettled';
  const { words } = useWords(isAsked ? { what: 'actions' } : null);
  return words === null ? 0 : openStatuses(meeting, words.actions);
}
