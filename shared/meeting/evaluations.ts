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

/** True while an answer, a mask or a total is still to come: of this one, or of the newest of a meeting. */
export const isRunning = ({ evaluation: { phase } }: Pick<Meeting, 'evaluation'>): boolean =>
  phase === 'answering' || phase === 'summing' || phase === 'revealing';

/** An evaluation has a second round at most, so each has two numbers of its own: keys and masks name the round. */
export const ROUNDS_EACH = 2;

export const firstRoundOf = (evaluationsBefore: number): number => 1 + ROUNDS_EACH * evaluationsBefore;
