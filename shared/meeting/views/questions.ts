import { partsOf, stageIndex } from '../agenda/recut';
import { usedMs } from '../clock';
import { holderTurn } from '../floor/holders';
import { clientNow } from '../people/people';
import { placeNow } from '../standing';
import type { Meeting, MemberId } from '../state';
import { currentStage } from './currentStage';

/** What holds in stages in which people ask. */

/** A stage of a slot that is for questions alone, and whether ideas have a stage of their own after it. */
export function questionsOnly(meeting: Meeting): 'beforeIdeas' | 'throughout' | null {
  const at = currentStage(meeting);
  if (at === null || at.stage.slot === null || at.stage.speaks.mode !== 'talk') return null;
  if (at.stage.speaks.to === undefined) return null;
  const later = partsOf(meeting, at.stage.slot).filter((part) => stageIndex(meeting, part.key) > placeNow(meeting));
  return later.some((part) => part.needs === 'adviceWanted' && !part.skipped) ? 'beforeIdeas' : 'throughout';
}

const ROOM_FOR_ANSWER_MS = 30_000;
const REMINDED_MS = 20_000;

/** One question has taken half a minute: for a moment its asker, and nobody else, is reminded of the answer. */
export function leavesNoRoom(meeting: Meeting, me: MemberId, now: number): boolean {
  const at = currentStage(meeting);
  if (at === null || questionsOnly(meeting) === null || clientNow(meeting) === me) return false;
  const turn = holderTurn(at.progress);
  if (turn?.member !== me || turn.runningSince === null) return false;
  const used = usedMs(turn, now);
  return used >= ROOM_FOR_ANSWER_MS && used < ROOM_FOR_ANSWER_MS + REMINDED_MS;
}
