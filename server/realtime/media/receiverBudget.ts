import type { MemberId } from '../../../shared/meeting/state';
import { type Allowance, TokenBucket } from '../tokenBucket';

/**
 * The offers, answers and routes of many renegotiations. Much less than what may wait for a slow reader, so that one
 * member's signals never cut another member's connection.
 */
const FROM_ONE_SENDER: Allowance = { most: 250_000, perSecond: 15_000 };
/** Budgets that are full again are dropped when there are so many. */
const SWEEP_ABOVE = 2_000;

/** How many characters one member may have relayed to another member; all their tabs together. */
export class ReceiverBudget {
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Takes what this message costs; returns the milliseconds to wait when too little is left. */
  take(sender: MemberId, receiver: MemberId | 'everybody', message: unknown): number | null {
    if (this.#buckets.size > SWEEP_ABOVE)
      for (const [pair, bucket] of this.#buckets) if (bucket.isFull()) this.#buckets.delete(pair);
    const pair = `${sender} ${receiver}`;
    const bucket = this.#buckets.get(pair) ?? new TokenBucket(FROM_ONE_SENDER, this.now);
    this.#buckets.set(pair, bucket);
    const size = JSON.stringify(message).length;
    const wait = bucket.waitFor(size);
    if (wait > 0) return wait;
    bucket.take(size);
    return null;
  }
}
