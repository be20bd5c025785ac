import { evaluationsOf } from './evaluations';
import type { Event } from './events';
import type { EvaluationState, Meeting } from './state';

/** The facts of evaluations: where one stands, and what people did with its open form. */

type EvaluationFact = Extract<Event, { type: 'evaluationMoved' | 'formSent' | 'formDeclined' | 'formClosed' }>;

export function evaluationChanged(meeting: Meeting, event: EvaluationFact): Meeting {
  switch (event.type) {
    case 'evaluationMoved':
      return evaluationMoved(meeting, event);
    case 'formSent':
      return formOf(meeting, ({ ready, declined }) => ({
        ready: [...ready, event.member],
        declined: declined.filter((member) => member !== event.member),
      }));
    case 'formDeclined':
      return formOf(meeting, ({ declined }) => ({ declined: [...declined, event.member] }));
    case 'formClosed':
      return formOf(meeting, () => ({ closing: true }));
    default: {
      const unknown: never = event;
      return unknown;
    }
  }
}

function evaluationMoved(
  meeting: Meeting,
  { evaluation, opens }: Extract<Event, { type: 'evaluationMoved' }>,
): Meeting {
  if (opens === undefined) return { ...meeting, evaluation };
  const earlierEvaluations = evaluationsOf(meeting);
  return {
    ...meeting,
    evaluation,
    evaluationOf: opens,
    ...(earlierEvaluations.length > 0 ? { earlierEvaluations } : {}),
  };
}

type Answering = Extract<EvaluationState, { phase: 'answering' }>;

function formOf(meeting: Meeting, change: (form: Answering) => Partial<Answering>): Meeting {
  const { evaluation } = meeting;
  if (evaluation.phase !== 'answering') return meeting;
  return { ...meeting, evaluation: { ...evaluation, ...change(evaluation) } };
}
