import { z } from 'zod';
import type { Hub } from '../hub';

const id = z.string().min(1).max(64);
const base64 = z.string().max(128);
const name = z.strictObject({ epoch: z.number().int().min(0).max(1_000_000), maker: z.string().max(64) });

/** Rebuilt field by field, so that nothing but these introductions and boxes can travel this way. */
const note = z.discriminatedUnion('step', [
  z.strictObject({
    step: z.literal('hello'),
    publicKey: base64,
    mac: base64,
    have: name.nullable(),
    answer: z.boolean(),
  }),
  z.strictObject({ step: z.literal('ask') }),
  z.strictObject({ step: z.literal('key'), name, iv: base64, box: base64 }),
]);

const asked = z.strictObject({ to: z.strictObject({ member: id, tab: id }).nullable(), note });

/** Hands on what browsers agree on about the key of their sound and picture. */
export function registerKeys(hub: Hub): void {
  hub.on(
    'media:key',
    { schema: asked, for: 'seated', rate: { points: 300, seconds: 10 }, largest: 1_000 },
    ({ to, note: said }, caller) => caller.live.media.keyNote(caller, to, said),
  );
}
