import { largestWork, Work } from '../../../shared/documents/work';
import type { MemberId } from '../../../shared/meeting/state';
import { WorkQueue } from '../../../shared/workQueue';
import type { Clock } from '../clock';

/**
 * About a thirtieth of the thread that everybody shares. Updates of somebody who writes and draws take about a tenth of
 * this.
 */
const stepsPerSecond = 1_500_000;
const mostSaved = 2 * largestWork;
/** Above this number of members, those who have earned back everything are forgotten. */
const manyMembers = 10_000;

/** What takes no more steps than this, two or three milliseconds, is judged as soon as it comes. */
const atOnce = 100_000;
/** After an expensive update the next one waits one millisecond per so many steps: twice as long as the work itself takes. */
const stepsPerPause = 25_000;

type Account = { saved: number; at: number };

/**
 * What each member may cost the server over time, in steps of `Work`, in all documents together. Without this limit, many
 * updates that each stay just within the budget of one update would hold up everybody else. Updates that turn out to be
 * expensive run one after the other, whoever sends them, with pauses in which everybody else is served.
 */
export class Effort {
  readonly #accounts = new Map<MemberId, Account>();
  readonly #expensive = new WorkQueue();

  constructor(private readonly clock: Clock) {}

  /** Milliseconds until this member's next update may come; 0 when it may come now. */
  wait(member: MemberId): number {
    const { saved } = this.#now(member);
    return saved > 0 ? 0 : Math.ceil((1_000 * (1 - saved)) / stepsPerSecond);
  }

  /**
   * Judges an update of this member and counts the steps it took. `act` gives up when the steps are used up and changes
   * nothing: an expensive update is given up early and judged again when its turn comes.
   */
  async judge<T>(member: MemberId, act: (work: Work) => T): Promise<T> {
    const counted = (work: Work): T => {
      const result = act(work);
      this.spend(member, Math.min(work.spent, work.budget));
      return result;
    };
    const brief = new Work(atOnce);
    const result = counted(brief);
    if (brief.spent <= atOnce) return result;
    const whole = new Work();
    const judged = this.#expensive.add(() => counted(whole));
    void this.#expensive.add(() => new Promise((rested) => setTimeout(rested, whole.spent / stepsPerPause)));
    await judged;
    // Everybody else is served before the update is applied: that takes as long again.
    await new Promise((served) => setImmediate(served));
    return judged;
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
