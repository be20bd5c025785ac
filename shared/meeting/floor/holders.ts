import { partiesMembers, stageMembers } from '../people/parties';
import type { Meeting, MemberId, PlannedStage, StageProgress } from '../state';

/** Everybody who may speak by the order of the stage: the holder, who answers beside them, or the aside alone. */
export function floorMembers(meeting: Meeting, stage: PlannedStage, progress: StageProgress): MemberId[] {
  if (progress.aside !== null) return [progress.aside.member];
  const { talk } = progress;
  const { speaks } = stage;
  const turn = 'turn' in talk ? talk.turn : null;
  const holder = turn === null ? [] : [turn.member];
  if (speaks.mode === 'private') return [];
  if (talk.kind === 'one' && speaks.from.length > 1) return stageMembers(meeting, stage);
  if (talk.kind !== 'queue') return holder;
  return [...new Set([...holder, ...answering(meeting, stage, turn?.to ?? null, turn !== null)])];
}

/** Who holds the floor beside the person who asks: whoever is asked, or everybody the stage's questions go to. */
function answering(meeting: Meeting, stage: PlannedStage, asked: MemberId | null, isAsking: boolean): MemberId[] {
  const to = stage.speaks.mode === 'talk' ? (stage.speaks.to ?? []) : [];
  if (asked !== null) return [asked];
  if (to.includes('all') && !isAsking) return [];
  return partiesMembers(meeting, stage, to);
}
