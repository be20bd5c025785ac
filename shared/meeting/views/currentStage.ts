import { meetingStanding } from '../standing';
import type { Meeting, PlannedStage, Slot, StageProgress } from '../state';

/** The stage in hand with its plan, progress and slot; null in the lobby and after the end. */
export function currentStage(
  meeting: Meeting,
): { stage: PlannedStage; progress: StageProgress; slot: Slot | null } | null {
  const standing = meetingStanding(meeting);
  if (standing === null) return null;
  const { stage, progress } = standing;
  return { stage, progress, slot: stage.slot === null ? null : (meeting.slots[stage.slot] ?? null) };
}
