import { mediaSignal } from '../../../shared/protocol/media';
import { refuse } from '../../../shared/refusal';
import type { Hub } from '../hub';
import { ReceiverBudget } from './receiverBudget';

/** Relays the signals of the mesh from one tab to another. */
export function registerSignal(hub: Hub): void {
  const budget = new ReceiverBudget();
  hub.on(
    'media:signal',
    { schema: mediaSignal, for: 'seated', rate: { points: 600, seconds: 10 }, largest: 40_000 },
    ({ to, tab, signal }, caller) => {
      const retryIn = budget.take(caller.member, to, signal);
      if (retryIn !== null) return refuse('tooFast', { retryIn });
      return caller.live.media.signal(caller, { member: to, tab }, signal);
    },
  );
}
