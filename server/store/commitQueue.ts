import type { Kysely, Transaction } from 'kysely';
import type { Batch } from './batch';
import { keepConnection } from './statement';
import { StoreUnavailable } from './store';
import type { Tables } from './tables';

type Db = Transaction<Tables>;
type Work<T> = (db: Db, batch: Batch) => Promise<T> | T;

/** A write that waits for its commit. */
class Waiting<T = unknown> {
  #result: T | undefined;

  constructor(
    private readonly work: Work<T>,
    private readonly resolve: (value: T) => void,
    readonly fail: (error: unknown) => void,
  ) {}

  /** A promise only where something has to be waited for: most writes of a busy server are gathered at once. */
  run(db: Db, batch: Batch): Promise<void> | undefined {
    const result = this.work(db, batch);
    if (result instanceof Promise) return this.#finish(result);
    this.#result = result;
    return undefined;
  }

  settle(): void {
    this.resolve(this.#result as T);
  }

  async #finish(running: Promise<T>): Promise<void> {
    this.#result = await running;
  }
}

type CommitQueueDeps = {
  isOutage: (error: unknown) => boolean;
  /** True when nothing may be written. */
  refuses: () => boolean;
  newBatch: () => Batch;
  /** Told of every transaction that was tried. */
  tried?: ((seconds: number, saved: boolean) => void) | undefined;
};

/**
 * Group commit: all writes of one turn of the event loop share one transaction, and so one fsync. Each promise resolves
 * after that commit. When the storage fails, all of them reject and nothing of any of them is kept.
 */
export class CommitQueue {
  #waiting: Waiting[] = [];
  #busy: Promise<void> | null = null;

  constructor(
    private readonly db: Kysely<Tables>,
    private readonly deps: CommitQueueDeps,
  ) {}

  /** Does `work` after everything that was gathered before it is written. */
  run<T>(work: (db: Db, batch: Batch) => Promise<T>): Promise<T> {
    return this.gather(async (db, batch) => {
      await batch.write(db);
      return work(db, batch);
    });
  }

  /** Lets `work` add to what the commit gathers and writes in as few statements as possible. */
  gather<T>(work: Work<T>): Promise<T> {
    if (this.deps.refuses()) return Promise.reject(new StoreUnavailable('the data are damaged, so nothing is saved'));
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push(new Waiting(work, resolve, reject) as Waiting);
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
      const together = this.#waiting;
      this.#waiting = [];
      await this.#commit(together);
    }
    this.#busy = null;
  }

  async #commit(together: Waiting[]): Promise<void> {
    const batch = this.deps.newBatch();
    const began = performance.now();
    try {
      await this.db.transaction().execute(async (db) => {
        await keepConnection(db);
        for (const one of together) {
          const running = one.run(db, batch);
          if (running) await running;
        }
        await batch.write(db);
      });
    } catch (error) {
      this.deps.tried?.((performance.now() - began) / 1000, false);
      // A failing disk fails every write: trying each one alone would only block the event loop.
      if (together.length === 1 || this.deps.isOutage(error)) {
        for (const one of together) one.fail(this.#named(error));
        return;
      }
      // One of the writes is at fault, so each runs alone and the others are saved.
      for (const one of together) await this.#commit([one]);
      return;
    }
    this.deps.tried?.((performance.now() - began) / 1000, true);
    batch.committed();
    for (const one of together) one.settle();
  }

  #named(error: unknown): unknown {
    return this.deps.isOutage(error) ? new StoreUnavailable('the store could not save', { cause: error }) : error;
  }
}
