import type { Kysely, Transaction } from 'kysely';
import { StoreUnavailable } from './store';
import type { Tables } from './tables';

type Work<T> = (db: Transaction<Tables>) => Promise<T>;
type Waiting = { run: (db: Transaction<Tables>) => Promise<void>; settle: () => void; fail: (error: unknown) => void };

/**
 * Group commit: everything that asks to be saved in one turn of the event loop shares one transaction, and so one fsync.
 * Each promise resolves after that commit. When the storage fails, all of them reject and nothing of any of them is kept.
 */
export class CommitQueue {
  #waiting: Waiting[] = [];
  #busy: Promise<void> | null = null;

  constructor(
    private readonly db: Kysely<Tables>,
    private readonly isOutage: (error: unknown) => boolean,
  ) {}

  run<T>(work: Work<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let result: { value: T } | null = null;
      this.#waiting.push({
        run: async (db) => {
          result = { value: await work(db) };
        },
        settle: () => (result ? resolve(result.value) : reject(new Error('work ended without a result'))),
        fail: (error) => reject(this.#named(error)),
      });
      this.#busy ??= this.#flushSoon();
    });
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    while (this.#busy) await this.#busy;
  }

  async #flushSoon(): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#commit(batch);
    }
    this.#busy = null;
  }

  async #commit(batch: Waiting[]): Promise<void> {
    try {
      await this.db.transaction().execute(async (db) => {
        for (const one of batch) await one.run(db);
      });
    } catch (error) {
      // A sick disk fails everybody at once; trying each alone would only hold up the event loop.
      if (batch.length === 1 || this.isOutage(error)) {
        for (const one of batch) one.fail(error);
        return;
      }
      // One of them is at fault: the others must not pay for it.
      for (const one of batch) await this.#commit([one]);
      return;
    }
    for (const one of batch) one.settle();
  }

  #named(error: unknown): unknown {
    return this.isOutage(error) ? new StoreUnavailable('the store could not save', { cause: error }) : error;
  }
}
