import { meetingStanding, withClients } from '../standing';
import type { Meeting, MemberId, PlannedStage, Slot, StageProgress } from '../state';

/** The stage in hand with its plan, progress and slot; null in the lobby and after the end. */
export function currentStage(
  meeting: Meeting,
): { stage: PlannedStage; progress: StageProgress; slot: (Slot & { clients?: MemberId[] }) | null } | null {
  const standing = meetingStanding(meeting);
  if (standing === null) return null;
  const { stage, progress } = standing;
  const slot = stage.slot === null ? undefined : meeting.slots[stage.slot];
  return { stage, progress, slot: slot === undefined ? null : withClients(meeting, slot) };
}
