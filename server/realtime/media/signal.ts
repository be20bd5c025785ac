import { z } from 'zod';
import type { Hub } from '../hub';

const sdp = z.strictObject({ type: z.enum(['offer', 'answer', 'rollback']), sdp: z.string().max(30_000) });
const candidate = z.strictObject({
  candidate: z.string().max(1_000),
  sdpMid: z.string().max(16).nullish(),
  sdpMLineIndex: z.number().int().min(0).max(64).nullish(),
  usernameFragment: z.string().max(256).nullish(),
});
const session = z.string().min(1).max(64);

/** Rebuilt field by field, so that nothing but signalling can travel this way. */
const signal = z.strictObject({
  description: sdp.exactOptional(),
  candidate: candidate.exactOptional(),
  restart: z.literal(true).exactOptional(),
  mac: z.string().max(128).nullable().exactOptional(),
  session: z.strictObject({ mine: session, yours: session.nullable() }).exactOptional(),
});

const signalling = z.strictObject({ to: z.string().min(1).max(64), tab: z.string().min(1).max(64), signal });

/** Introductions of the mesh, from one tab to another. */
export function registerSignal(hub: Hub): void {
  hub.on(
    'media:signal',
    { schema: signalling, for: 'seated', rate: { points: 600, seconds: 10 }, largest: 40_000 },
    ({ to, tab, signal: said }, caller) => caller.live.media.signal(caller, { member: to, tab }, said),
  );
}
