/** Allowed at once, and how fast it comes back. */
export type Allowance = { most: number; perSecond: number };

/**
 * What somebody may still send. It is our own because the check has to happen before a message is parsed, in the same turn
 * of the event loop; the limiters of the library answer with a promise.
 */
export class TokenBucket {
  #left: number;
  #at: number;

  constructor(
    private readonly allowance: Allowance,
    /** Milliseconds of a clock that never goes back. */
    private readonly now: () => number,
  ) {
    this.#left = allowance.most;
    this.#at = now();
  }

  /** What is left; below zero after more was taken than there was. */
  left(): number {
    const { most, perSecond } = this.allowance;
    const now = this.now();
    this.#left = Math.min(most, this.#left + ((now - this.#at) / 1000) * perSecond);
    this.#at = now;
    return this.#left;
  }

  /** Takes so much, also what is not there: people who go on too fast get deeper into debt. False: there was too little. */
  take(amount: number): boolean {
    this.#left = this.left() - amount;
    return this.#left >= 0;
  }

  /** Milliseconds until so much is left; 0 when it is. */
  waitFor(amount = 0): number {
    return Math.max(0, Math.ceil(((amount - this.left()) / this.allowance.perSecond) * 1000));
  }

  /** The debt is as large as the whole allowance. */
  isOverdrawn(): boolean {
    return this.left() <= -this.allowance.most;
  }

  /** Nothing was taken lately, so a new bucket would be the same. */
  isFull(): boolean {
    return this.left() >= this.allowance.most;
  }
}

/** Buckets that are full again are dropped when so many were made. */
const SWEEP_EVERY = 500;

/** A bucket for each key, made when it is first asked for. */
export class KeyedBuckets<B extends { isFull(): boolean } = TokenBucket> {
  readonly #buckets = new Map<string, B>();
  #made = 0;

  constructor(private readonly fresh: () => B) {}

  of(key: string): B {
    const known = this.#buckets.get(key);
    if (known) return known;
    this.#made += 1;
    // Before the new one is in it, which is full as well.
    if (this.#made % SWEEP_EVERY === 0) this.#sweep();
    const bucket = this.fresh();
    this.#buckets.set(key, bucket);
    return bucket;
  }

  /** How many are remembered. */
  get size(): number {
    return this.#buckets.size;
  }

  #sweep(): void {
    for (const [key, bucket] of this.#buckets) if (bucket.isFull()) this.#buckets.delete(key);
  }
}
