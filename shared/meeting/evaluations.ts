import type { FormName } from '../templates/template';
import { stageNow } from './standing';
import type { EvaluationPlace, EvaluationState, Meeting, StageKey } from './state';

/** Several evaluations in one meeting: each belongs to a stage and asks its form; at most one of them runs. */

export type Evaluation = EvaluationPlace & { evaluation: EvaluationState };

/** All that began, in their order. */
export function evaluationsOf(meeting: Meeting): Evaluation[] {
  const { evaluation, earlierEvaluations = [] } = meeting;
  return evaluation.phase === 'none' ? [] : [...earlierEvaluations, { ...placeOfNewest(meeting), evaluation }];
}

/** Logs from before forms had names do not say it: such a meeting asks E1, in its first evaluation, whatever its template names. */
function placeOfNewest({ evaluationOf, agenda, progress }: Meeting): EvaluationPlace {
  if (evaluationOf !== undefined) return evaluationOf;
  const stage = agenda.find(({ due, key }) => due === 'evaluationClosed' && Object.hasOwn(progress, key));
  return { stage: stage?.key ?? '', form: 'E1' };
}

export const evaluationOfStage = (meeting: Meeting, stage: StageKey): Evaluation | null =>
  evaluationsOf(meeting).find((one) => one.stage === stage) ?? null;

/** True while an answer, a mask or a total of the newest one is still to come. */
export function isRunning({ evaluation: { phase } }: Meeting): boolean {
  return phase === 'answering' || phase === 'summing' || phase === 'revealing';
}

/** An evaluation has a second round at most, so each has two numbers of its own: keys and masks name the round. */
const ROUNDS_EACH = 2;

export const firstRoundOf = (evaluationsBefore: number): number => 1 + ROUNDS_EACH * evaluationsBefore;

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
