/** Does one piece of work after the other, in the order in which they were added. */
export class WorkQueue {
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /**
   * Begins when everything added before is done, and answers with what came of this piece. A failure belongs to the
   * caller of this piece alone: the next one begins all the same.
   */
  add<T>(work: () => Promise<T> | T): Promise<T> {
    this.#waiting += 1;
    const turn = this.#last.then(work).finally(() => {
      this.#waiting -= 1;
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  get isIdle(): boolean {
    return this.#waiting === 0;
  }

  /** Resolves when everything added up to now is done, well or not. */
  async settled(): Promise<void> {
    await this.#last;
  }
}

/** A queue per key, for as long as it has work: pieces of work under different keys do not wait for each other. */
export class WorkQueues<Key> {
  readonly #queues = new Map<Key, WorkQueue>();

  async add<T>(key: Key, work: () => Promise<T> | T): Promise<T> {
    const queue = this.#queues.get(key) ?? new WorkQueue();
    this.#queues.set(key, queue);
    try {
      return await queue.add(work);
    } finally {
      if (queue.isIdle) this.#queues.delete(key);
    }
  }

  /** How many keys have work. */
  get size(): number {
    return this.#queues.size;
  }
}
