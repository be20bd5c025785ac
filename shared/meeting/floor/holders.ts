import { partiesMembers, stageMembers } from '../people/parties';
import type { Meeting, MemberId, PlannedStage, Talk, Turn } from '../state';

/** Whose turn it is by the order of the stage; null for nobody, and where people do not speak in turn. */
export const turnOf = (talk: Talk): Turn | null => ('turn' in talk ? talk.turn : null);

/** The floor of a stage, or of a breakout in it. */
type Floor = { talk: Talk; aside: Turn | null };

/** The turn of whoever has the floor: an aside comes before the order of the stage. */
export const holderTurn = ({ talk, aside }: Floor): Turn | null => aside ?? turnOf(talk);

/** Everybody who may speak by the order of the stage: the holder, who answers beside them, or the aside alone. */
export function floorMembers(meeting: Meeting, stage: PlannedStage, { talk, aside }: Floor): MemberId[] {
  if (aside !== null) return [aside.member];
  const { speaks } = stage;
  const turn = turnOf(talk);
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
