import { mediaHere } from '../../../shared/protocol/media';
import { nothing } from '../../../shared/protocol/scalars';
import type { Hub } from '../hub';

/** The ways in: a ticket, what a browser may try beforehand, and which connection at a media server is whose. */
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
