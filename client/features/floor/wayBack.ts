import type { Meeting, PlannedStage } from '../../../shared/meeting/state';
import { evaluationHolds } from '../../../shared/meeting/steps';

/** For the lead: the stage that Back leads to, and why it is closed if it is. */
export function wayBack(meeting: Meeting): { to: PlannedStage | null; closed: 'nothingBefore' | 'counting' | null } {
  const passed = meeting.agenda.filter((stage) => !stage.skipped && meeting.progress[stage.key]);
  const to = passed[passed.findIndex((stage) => stage.key === meeting.current) - 1] ?? null;
  if (to === null) return { to, closed: 'nothingBefore' };
  return { to, closed: evaluationHolds(meeting) === 'counting' ? 'counting' : null };
}
