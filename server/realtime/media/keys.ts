import { mediaKey } from '../../../shared/protocol/media';
import type { Hub } from '../hub';

/** Relays the key exchange of encrypted sound and picture. */
export function registerKeys(hub: Hub): void {
  hub.on(
    'media:key',
    { schema: mediaKey, for: 'seated', rate: { points: 300, seconds: 10 }, largest: 1_000 },
    ({ to, note }, caller) => caller.live.media.keyNote(caller, to, note),
  );
}
