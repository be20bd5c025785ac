import type { FormName } from '../../templates/template';
import { type Evaluation, evaluationOfStage, evaluationsOf, ROUNDS_EACH } from '../evaluations';
import { stageNow } from '../standing';
import type { Meeting, PlannedStage } from '../state';

/** Which evaluation a round belongs to, and which one is shown. */

/** The stage and form of this round; null for a round that no evaluation of this meeting has. */
export const placeOfRound = (meeting: Meeting, round: number): Evaluation | null =>
  evaluationsOf(meeting)[Math.floor((round - 1) / ROUNDS_EACH)] ?? null;

/** The form of this round, as the log names it. No browser has a say in it: it decides how many numbers are sent. */
export const formOfRound = (meeting: Meeting, round: number): FormName => placeOfRound(meeting, round)?.form ?? 'E1';

/**
 * The one that screens show: that of the stage in hand, otherwise the last one before it on the agenda; and the newest where
 * no stage is in hand. Null when none has begun.
 */
export function evaluationShown(meeting: Meeting): Evaluation | null {
  const begun = evaluationsOf(meeting);
  const now = stageNow(meeting);
  const newest = begun.at(-1) ?? null;
  if (now === null) return newest;
  const places = new Map(meeting.agenda.map((stage, place) => [stage.key, place]));
  const here = places.get(now) ?? 0;
  return begun.findLast((one) => (places.get(one.stage) ?? -1) <= here) ?? newest;
}

/** People talk in this stage, because they were too few for its form. */
export const isTalkedAbout = (meeting: Meeting, stage: PlannedStage): boolean =>
  evaluationOfStage(meeting, stage.key)?.evaluation.phase === 'conversation';

/**
 * The texts of a stage that is in hand. An evaluation without a form, and a look back without a result, have texts of their
 * own: no screen may speak of a form or of numbers that nobody will see.
 */
export function wordsInHand(meeting: Meeting, stage: PlannedStage): string {
  if (isTalkedAbout(meeting, stage)) return within(stage.words, 'withoutForm');
  if (!stage.artefacts.includes('evaluationResult')) return stage.words;
  const phase = evaluationShown(meeting)?.evaluation.phase;
  return phase === 'conversation' || phase === 'noResult' ? within(stage.words, 'withoutResult') : stage.words;
}

/** `group.reveal` becomes `group.withoutResult.reveal`. */
const within = (words: string, what: 'withoutForm' | 'withoutResult'): string => words.replace('.', `.${what}.`);
