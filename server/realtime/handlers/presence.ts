import { seatOf } from '../../../shared/meeting/people/people';
import { presenceNote } from '../../../shared/protocol/presence';
import { refuse } from '../../../shared/refusal';
import type { Hub } from '../hub';

/** Cursors, speaking glow, microphones, and whom a browser hears. */
export function registerPresence(hub: Hub): void {
  hub.on('presence', { schema: presenceNote, for: 'seated', rate: { points: 150, seconds: 10 } }, (ask, caller) => {
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
