import type { Kysely, Transaction } from 'kysely';
import { keepConnection } from './statement';
import { StoreUnavailable } from './store';
import type { Tables } from './tables';

type Work<T> = (db: Transaction<Tables>) => Promise<T>;
type Waiting = { run: (db: Transaction<Tables>) => Promise<void>; settle: () => void; fail: (error: unknown) => void };

/**
 * Group commit: all writes of one turn of the event loop share one transaction, and so one fsync. Each promise resolves
 * after that commit. When the storage fails, all of them reject and nothing of any of them is kept.
 */
export class CommitQueue {
  #waiting: Waiting[] = [];
  #busy: Promise<void> | null = null;
  #refuses = false;

  constructor(
    private readonly db: Kysely<Tables>,
    private readonly isOutage: (error: unknown) => boolean,
  ) {}

  /** Nothing is written any more: beside damaged pages a write could destroy what is whole. */
  refuseAll(): void {
    this.#refuses = true;
  }

  run<T>(work: Work<T>): Promise<T> {
    if (this.#refuses) return Promise.reject(new StoreUnavailable('the data are damaged, so nothing is saved'));
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

  /** Resolves when nothing is waiting. */
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
        await keepConnection(db);
        for (const one of batch) await one.run(db);
      });
    } catch (error) {
      // A failing disk fails every write: trying each one alone would only block the event loop.
      if (batch.length === 1 || this.isOutage(error)) {
        for (const one of batch) one.fail(error);
        return;
      }
      // One of the writes is at fault, so each runs alone and the others are saved.
      for (const one of batch) await this.#commit([one]);
      return;
    }
    for (const one of batch) one.settle();
  }

  #named(error: unknown): unknown {
    return this.isOutage(error) ? new StoreUnavailable('the store could not save', { cause: error }) : error;
  }
}
