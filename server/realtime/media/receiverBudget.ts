import type { MemberId } from '../../../shared/meeting/state';
import { type Allowance, KeyedBuckets, TokenBucket } from '../tokenBucket';

/**
 * The offers, answers and routes of many renegotiations. Much less than what may wait for a slow reader, so that one
 * member's signals never cut another member's connection.
 */
const FROM_ONE_SENDER: Allowance = { most: 250_000, perSecond: 15_000 };

/** How many characters one member may have relayed to another member; all their tabs together. */
export class ReceiverBudget {
  readonly #pairs: KeyedBuckets;

  constructor(now: () => number = () => performance.now()) {
    this.#pairs = new KeyedBuckets(() => new TokenBucket(FROM_ONE_SENDER, now));
  }

  /** Takes what this message costs; returns the milliseconds to wait when too little is left. */
  take(sender: MemberId, receiver: MemberId | 'everybody', message: unknown): number | null {
    const bucket = this.#pairs.of(`${sender} ${receiver}`);
    // As it will wait for the receiver: escaped, control characters are six times as long as the guard measured.
    const size = JSON.stringify(message).length;
    const wait = bucket.waitFor(size);
    if (wait > 0) return wait;
    bucket.take(size);
    return null;
  }
}
