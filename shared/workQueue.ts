/** Runs one piece of work after the other, in the order in which they were added. */
export class WorkQueue {
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /**
   * Starts when everything added before is done, and resolves with the result of this piece. A failure concerns only the
   * caller of this piece: the next one starts all the same.
   */
  add<T>(work: () => Promise<T> | T): Promise<T> {
    this.#waiting += 1;
    const turn = this.#last.then(work);
    this.#last = turn.then(this.#ended, this.#ended);
    return turn;
  }

  readonly #ended = (): void => {
    this.#waiting -= 1;
  };

  get isIdle(): boolean {
    return this.#waiting === 0;
  }

  /** Resolves when everything added up to now has ended, well or not. */
  async settled(): Promise<void> {
    await this.#last;
  }
}

/** One queue per key, kept as long as it has work: work under different keys does not wait for each other. */
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
