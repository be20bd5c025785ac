import { LONGEST_NOTE } from '../../../shared/evaluation/forms';
import { evaluationMessage } from '../../../shared/protocol/evaluation';
import { refuse } from '../../../shared/refusal';
import type { Hub } from '../hub';

/** The masked sums of the evaluation. Nothing about the messages is logged: not their content, size or order. */
export function registerEvaluation(hub: Hub): void {
  hub.on(
    'evaluation:send',
    { schema: evaluationMessage, for: 'seated', rate: { points: 20, seconds: 10 }, largest: 4_000 },
    (request, caller) => {
      const largest = LONGEST_NOTE;
      if (request.step === 'text' && request.text.length > largest) return refuse('tooLarge', { largest });
      return caller.isActive() ? caller.live.evaluation.receive(caller.member, request) : refuse('notAllowed');
    },
  );
}
