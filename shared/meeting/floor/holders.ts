import { stageMembers } from '../people/parties';
import { clientNow } from '../people/people';
import type { Meeting, MemberId, PlannedStage, StageProgress } from '../state';

/** Everybody who may speak by the order of the stage: the holder, who answers beside them, or the aside alone. */
export function floorMembers(meeting: Meeting, stage: PlannedStage, progress: StageProgress): MemberId[] {
  if (progress.aside !== null) return [progress.aside.member];
  const { talk } = progress;
  const speaks = stage.speaks;
  const holder = 'turn' in talk && talk.turn !== null ? [talk.turn.member] : [];
  if (speaks.mode === 'private') return [];
  if (talk.kind === 'one' && speaks.from.length > 1) return stageMembers(meeting, stage);
  const answers = talk.kind === 'queue' && (speaks.to ?? []).includes('client') ? clientNow(meeting) : null;
  return answers === null || holder.includes(answers) ? holder : [...holder, answers];
}
