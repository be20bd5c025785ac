import { z } from 'zod';
import { seatOf } from '../../../shared/meeting/people';
import type { HeardNote, PresenceNote } from '../../../shared/protocol/presence';
import { refuse } from '../../../shared/refusal';
import type { Hub } from '../hub';

const document = z.string().min(1).max(300);
const note: z.ZodType<PresenceNote | HeardNote> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cursor'),
    document,
    x: z.number().min(-1e6).max(1e6),
    y: z.number().min(-1e6).max(1e6),
    tool: z.string().max(32),
  }),
  z.strictObject({
    kind: z.literal('typing'),
    document,
    field: z.string().max(80).nullable(),
    index: z.number().int().min(0).max(1e6),
  }),
  z.strictObject({ kind: z.literal('speaking'), on: z.boolean() }),
  z.strictObject({ kind: z.literal('media'), microphone: z.boolean(), camera: z.boolean(), screen: z.boolean() }),
  z.strictObject({ kind: z.literal('heard'), member: z.string().min(1).max(64), on: z.boolean() }),
]);

/** Cursors, speaking glow, microphones, and whom a browser hears. */
export function registerPresence(hub: Hub): void {
  hub.on('presence', { schema: note, for: 'seated', rate: { points: 150, seconds: 10 } }, (ask, caller) => {
    const { live, meeting, member, tab } = caller;
    switch (ask.kind) {
      case 'heard':
        if (caller.isActive() && seatOf(live.meeting(), ask.member))
          live.talkTime.note(member, ask.member, ask.on, hub.clock.now());
        return null;
      case 'cursor':
      case 'typing':
        if (!ask.document.startsWith(`${live.group}/${meeting}/`)) return refuse('notFound');
        break;
      case 'speaking':
      // For the glow of the seat; talk time is what the others hear.
      case 'media':
        break;
      default:
        ask satisfies never;
    }
    live.notes.relay({ ...ask, member, tab });
    return null;
  });
}
