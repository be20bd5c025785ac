import { seatOf } from '../../../shared/meeting/people/people';
import { presenceNote } from '../../../shared/protocol/presence';
import { refuse } from '../../../shared/refusal';
import type { Hub } from '../hub';

/** Cursors, speaking glow, microphones, and which people a browser hears. */
export function registerPresence(hub: Hub): void {
  hub.on('presence', { schema: presenceNote, for: 'seated', rate: { points: 150, seconds: 10 } }, (request, caller) => {
    const { live, meeting, member, tab } = caller;
    switch (request.kind) {
      case 'heard':
        if (caller.isActive() && seatOf(live.meeting(), request.member))
          live.talkTime.note(member, request.member, request.on, hub.clock.now());
        return null;
      case 'cursor':
      case 'typing':
        if (!request.document.startsWith(`${live.group}/${meeting}/`)) return refuse('notFound');
        break;
      case 'speaking':
      // This lights the seat; talk time is counted from what the others hear.
      case 'media':
        break;
      default:
        request satisfies never;
    }
    live.notes.relay({ ...request, member, tab });
    return null;
  });
}
