import { mediaSignal } from '../../../shared/protocol/media';
import type { Hub } from '../hub';

/** Relays the signals of the mesh from one tab to another. */
export function registerSignal(hub: Hub): void {
  hub.on(
    'media:signal',
    { schema: mediaSignal, for: 'seated', rate: { points: 600, seconds: 10 }, largest: 40_000 },
    ({ to, tab, signal }, caller) => caller.live.media.signal(caller, { member: to, tab }, signal),
  );
}
