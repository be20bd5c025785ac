import { type Form, forms } from '../../../shared/evaluation/forms';
import { evaluationsOf } from '../../../shared/meeting/evaluations';
import type { EvaluationState, StageKey } from '../../../shared/meeting/state';
import { evaluationShown } from '../../../shared/meeting/views/evaluations';
import { useMeeting } from '../../connection/hooks/meeting';

export type ShownEvaluation = {
  stage: StageKey | null;
  form: Form;
  evaluation: EvaluationState;
  /** What this browser keeps belongs to the newest one. */
  isNewest: boolean;
};

/** The evaluation that the panel shows, with its form. */
export function useShown(): ShownEvaluation {
  const meeting = useMeeting();
  const shown = evaluationShown(meeting);
  if (shown === null) return { stage: null, form: forms.E1, evaluation: meeting.evaluation, isNewest: true };
  const { stage, form, evaluation } = shown;
  return { stage, form: forms[form], evaluation, isNewest: evaluationsOf(meeting).at(-1)?.stage === stage };
}
