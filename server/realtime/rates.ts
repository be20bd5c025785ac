import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export type Rate = { points: number; seconds: number };

/** A member may have several tabs open, but not one whole allowance per tab. */
const TABS_PER_MEMBER = 2;

/** Allowances of one kind of event, per connection and per member. */
export class Rates {
  readonly #perConnection: RateLimiterMemory;
  readonly #perMember: RateLimiterMemory;

  constructor({ points, seconds }: Rate) {
    this.#perConnection = new RateLimiterMemory({ points, duration: seconds });
    this.#perMember = new RateLimiterMemory({ points: points * TABS_PER_MEMBER, duration: seconds });
  }

  /** Takes one; returns the milliseconds to wait when none is left. */
  async take(connection: string, member: string): Promise<number | null> {
    try {
      await this.#perConnection.consume(connection);
      await this.#perMember.consume(member);
      return null;
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext));
      throw refused;
    }
  }
}
