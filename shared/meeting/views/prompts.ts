import { floorMembers } from '../floor/holders';
import { clientNow, isLead } from '../people/people';
import type { Meeting, MemberId, PlannedStage, StageProgress } from '../state';
import { currentStage } from './currentStage';

/** Which of a stage's texts are for whom. */

/** Which of the stage's prompts is for me: the i18n key below `method`, e.g. `group.checkin.client`. */
export function myPrompt(meeting: Meeting, member: MemberId): { role: 'lead' | 'coach' | 'client'; words: string } {
  const current = currentStage(meeting);
  if (current === null) {
    const role = isLead(meeting, member) ? 'lead' : 'coach';
    return { role, words: `${meeting.status === 'ended' ? 'ended' : 'lobby'}.${role}` };
  }
  const role = promptRole(meeting, member, current.stage, current.progress);
  return { role, words: `${current.stage.words}.${role}` };
}

function promptRole(
  meeting: Meeting,
  member: MemberId,
  stage: PlannedStage,
  progress: StageProgress,
): 'lead' | 'coach' | 'client' {
  if (stage.slot !== null) {
    if (clientNow(meeting) === member) return 'client';
    return isLead(meeting, member) ? 'lead' : 'coach';
  }
  const speaks = stage.kind === 'round' && floorMembers(meeting, stage, progress).includes(member);
  if (speaks) return 'client';
  if (isLead(meeting, member)) return 'lead';
  return stage.kind === 'round' || (stage.kind === 'open' && stage.order !== 'free') ? 'coach' : 'client';
}
