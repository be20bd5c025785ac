import { largestWork } from '../../../shared/documents/work';
import type { MemberId } from '../../../shared/meeting/state';
import type { Clock } from '../clock';

/** About a thirtieth of the thread that everybody shares; the updates of somebody who writes and draws take a tenth of it. */
const stepsPerSecond = 1_500_000;
const mostSaved = 2 * largestWork;
/** Above so many members, those who have rested are forgotten. */
const manyMembers = 10_000;

type Account = { saved: number; at: number };

/**
 * What each member may cost the server over time, in steps of `Work`, in all documents together: many updates that each stay
 * just within the budget of one must not hold up everybody else either.
 */
export class Effort {
  readonly #accounts = new Map<MemberId, Account>();

  constructor(private readonly clock: Clock) {}

  /** Milliseconds until this member's next update is looked at; 0 when it may come now. */
  wait(member: MemberId): number {
    const { saved } = this.#now(member);
    return saved > 0 ? 0 : Math.ceil((1_000 * (1 - saved)) / stepsPerSecond);
  }

  spend(member: MemberId, steps: number): void {
    const account = this.#now(member);
    account.saved -= steps;
    this.#accounts.set(member, account);
    if (this.#accounts.size > manyMembers) this.#forget();
  }

  #now(member: MemberId): Account {
    const now = this.clock.now();
    const known = this.#accounts.get(member);
    if (!known) return { saved: mostSaved, at: now };
    const earned = (Math.max(now - known.at, 0) * stepsPerSecond) / 1_000;
    return { saved: Math.min(known.saved + earned, mostSaved), at: now };
  }

  #forget(): void {
    for (const member of this.#accounts.keys()) if (this.#now(member).saved >= mostSaved) this.#accounts.delete(member);
  }
}
