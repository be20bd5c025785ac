import { z } from 'zod';
import { refuse } from '../../../shared/refusal';
import type { Hub } from '../hub';

const round = z.number().int().min(1).max(1_000);
const base64 = (largest: number) => z.string().min(1).max(largest);

const message = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('key'), round, publicKey: base64(128), mac: base64(64).nullable() }),
  z.strictObject({ step: z.literal('vector'), round, vector: base64(256) }),
  z.strictObject({ step: z.literal('mask'), round, mask: base64(256) }),
  z.strictObject({ step: z.literal('text'), round, text: z.string().max(800) }),
]);

/** The masked sums of the evaluation. Nothing that arrives here is logged: not the message, not its size, not its order. */
export function registerEvaluation(hub: Hub): void {
  hub.on(
    'evaluation:send',
    { schema: message, for: 'seated', rate: { points: 20, seconds: 10 }, largest: 4_000 },
    (ask, caller) => (caller.isActive() ? caller.live.evaluation.receive(caller.member, ask) : refuse('notAllowed')),
  );
}
