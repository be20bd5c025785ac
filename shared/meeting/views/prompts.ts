import { floorMembers } from '../floor/holders';
import { clientNow, isLead } from '../people/people';
import { roleHolder, rolesIn } from '../people/roles';
import type { Meeting, MemberId, PlannedStage, StageProgress } from '../state';
import { currentStage } from './currentStage';
import { wordsInHand } from './evaluations';

/** Which of a stage's texts are for whom. */

/** Which of the stage's prompts is for me: the i18n key below `method`, e.g. `group.checkin.client`. */
export function myPrompt(meeting: Meeting, member: MemberId): { role: 'lead' | 'coach' | 'client'; words: string } {
  const current = currentStage(meeting);
  if (current === null) {
    const role = isLead(meeting, member) ? 'lead' : 'coach';
    return { role, words: `${meeting.status === 'ended' ? 'ended' : 'lobby'}.${role}` };
  }
  const role = promptRole(meeting, member, current.stage, current.progress);
  return { role, words: `${wordsInHand(meeting, current.stage)}.${role}` };
}

/** Where somebody else runs the case, the texts for the lead are theirs; the two who clear the air are told as clients are. */
function leadsHere(meeting: Meeting, member: MemberId, stage: PlannedStage): 'lead' | 'coach' | 'client' | null {
  const roles = rolesIn(meeting, stage.slot).map(({ role }) => role);
  const held = meeting.slots[stage.slot ?? '']?.roles;
  if (held?.first === member || held?.second === member) return 'client';
  const running = roles.find((role) => role === 'moderator' || role === 'learningCoach');
  if (running === undefined) return null;
  return roleHolder(meeting, stage, running) === member ? 'lead' : 'coach';
}

function promptRole(
  meeting: Meeting,
  member: MemberId,
  stage: PlannedStage,
  progress: StageProgress,
): 'lead' | 'coach' | 'client' {
  if (stage.slot !== null) {
    if (clientNow(meeting) === member) return 'client';
    return leadsHere(meeting, member, stage) ?? (isLead(meeting, member) ? 'lead' : 'coach');
  }
  const speaks = stage.kind === 'round' && floorMembers(meeting, stage, progress).includes(member);
  if (speaks) return 'client';
  if (isLead(meeting, member)) return 'lead';
  return stage.kind === 'round' || (stage.kind === 'open' && stage.order !== 'free') ? 'coach' : 'client';
}
