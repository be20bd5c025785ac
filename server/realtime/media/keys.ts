import { mediaKey } from '../../../shared/protocol/media';
import { refuse } from '../../../shared/refusal';
import type { Hub } from '../hub';
import { ReceiverBudget } from './receiverBudget';

/** Relays the key exchange of encrypted sound and picture. */
export function registerKeys(hub: Hub): void {
  const budget = new ReceiverBudget();
  hub.on(
    'media:key',
    { schema: mediaKey, for: 'seated', rate: { points: 300, seconds: 10 }, largest: 1_000 },
    ({ to, note }, caller) => {
      const retryIn = budget.take(caller.member, to?.member ?? 'everybody', note);
      if (retryIn !== null) return refuse('tooFast', { retryIn });
      return caller.live.media.keyNote(caller, to, note);
    },
  );
}
