export type Rate = { points: number; seconds: number };

/** A member may have several tabs open, but not one whole allowance per tab. */
export const TABS_PER_MEMBER = 2;
/** Windows that are over are dropped when so many were opened. */
const SWEEP_EVERY = 1_000;

type Window = { taken: number; until: number };

/**
 * Counts within windows of time, which begin with the first message of somebody. The limiters of the library do the same
 * with a promise and a timer, which costs more than checking a small message.
 */
export class Windows {
  readonly #open = new Map<string, Window>();
  #opened = 0;

  constructor(
    private readonly rate: Rate,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes one; returns the milliseconds to wait when none is left, else 0. */
  take(key: string): number {
    const now = this.now();
    const window = this.#open.get(key);
    if (!window || window.until <= now) {
      this.#open.set(key, { taken: 1, until: now + this.rate.seconds * 1000 });
      this.#opened += 1;
      if (this.#opened % SWEEP_EVERY === 0) this.#sweep(now);
      return 0;
    }
    window.taken += 1;
    return window.taken <= this.rate.points ? 0 : Math.max(1, Math.ceil(window.until - now));
  }

  /** How many are remembered. */
  get size(): number {
    return this.#open.size;
  }

  #sweep(now: number): void {
    for (const [key, { until }] of this.#open) if (until <= now) this.#open.delete(key);
  }
}

/** Allowances of one kind of event, per connection and per member. */
export class Rates {
  readonly #perConnection: Windows;
  readonly #perMember: Windows;

  constructor(rate: Rate) {
    this.#perConnection = new Windows(rate);
    this.#perMember = new Windows({ ...rate, points: rate.points * TABS_PER_MEMBER });
  }

  /** Takes one; returns the milliseconds to wait when none is left. */
  take(connection: string, member: string): number | null {
    return this.#perConnection.take(connection) || this.#perMember.take(member) || null;
  }
}
