import { mediaHere } from '../../../shared/protocol/media';
import { nothing } from '../../../shared/protocol/scalars';
import type { Hub } from '../hub';

/**
 * How a browser connects to sound and picture: a ticket, the addresses it may try beforehand, and which connection at the
 * media server is its own.
 */
export function registerMediaJoin(hub: Hub): void {
  hub.on('media:join', { schema: nothing, for: 'known', rate: { points: 20, seconds: 10 } }, (_ask, caller) =>
    caller.live.media.join(caller),
  );
  hub.on('media:check', { schema: nothing, for: 'known', rate: { points: 6, seconds: 10 } }, (_ask, caller) =>
    caller.live.media.check(caller),
  );
  hub.on('media:here', { schema: mediaHere, for: 'known', rate: { points: 20, seconds: 10 } }, ({ sid }, caller) =>
    caller.live.media.here(caller, sid),
  );
}
