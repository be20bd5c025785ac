import type { Answer } from '../../../shared/refusal';

export type Version<T> = { value: T; version: number };

/**
 * A record that is saved while somebody writes it. One change is under way at a time, because a second one would start
 * from the version that the first is about to replace, and would be refused. The newest text is saved last.
 */
export class SavedRecord<T> {
  #latest: T;
  #newest: Version<T>;
  #running: Promise<Answer<{ version: number }>> | null = null;

  constructor(
    /** What the server holds, as far as this browser knows. */
    private saved: Version<T>,
    private readonly isSame: (one: T, other: T) => boolean,
    /** Asks the server to replace this version. */
    private readonly send: (value: T, version: number) => Promise<Answer<{ version: number }>>,
    /** What was written here, on top of a version from another tab; left out where one of the two has to be given up. */
    private readonly merge?: (mine: T, stored: T) => T,
  ) {
    this.#latest = saved.value;
    this.#newest = saved;
  }

  /** What was written last. */
  get latest(): T {
    return this.#latest;
  }

  get version(): number {
    return this.saved.version;
  }

  isKept(): boolean {
    return this.holds(this.#latest);
  }

  /** The server holds this value, as far as this browser knows. */
  holds(value: T): boolean {
    return this.isSame(value, this.saved.value);
  }

  write(value: T): void {
    this.#latest = value;
  }

  /** Answers when the newest value is saved, also one that is written meanwhile, or why it is not. */
  keep(): Promise<Answer<{ version: number }>> {
    this.#running ??= this.#save().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #save(): Promise<Answer<{ version: number }>> {
    while (!this.isKept()) {
      const value = this.#latest;
      const answer = await this.send(value, this.saved.version);
      if (answer.ok) this.saved = { value, version: answer.value.version };
      else if (answer.error !== 'stale' || !this.#goOnFromNewest()) return answer;
    }
    const { version } = this.saved;
    // Another tab may have written since, and the news of it may have come before the answer.
    this.#goOnFromNewest();
    return { ok: true, value: { version } };
  }

  /** Nobody is here any more to read why the newest value was refused: what is not saved then is handed over. */
  async leave(lost: (value: T) => void): Promise<void> {
    const answer = await this.keep();
    if (!answer.ok && !this.isKept()) lost(this.#latest);
  }

  /**
   * The server holds another version, written in another tab. True when it is taken, which is only when nothing here would
   * be lost. While a change is under way it is that change, or will be refused because of it.
   */
  isNewer(stored: Version<T>): boolean {
    this.#newest = stored;
    return this.#running === null && this.#goOnFromNewest();
  }

  #goOnFromNewest(): boolean {
    const stored = this.#newest;
    if (stored.version <= this.saved.version) return false;
    const mine = this.#latest;
    const isLost = !this.isKept() && !this.isSame(mine, stored.value);
    if (isLost && !this.merge) return false;
    this.take(stored);
    if (isLost && this.merge) this.#latest = this.merge(mine, stored.value);
    return true;
  }

  /** What was written here is given up for what the server holds. */
  take(stored: Version<T>): void {
    this.saved = stored;
    this.#latest = stored.value;
  }

  /** What was written here will take the place of this version, whatever it holds. */
  insistOver(stored: Version<T>): void {
    this.saved = { value: stored.value, version: Math.max(this.saved.version, stored.version) };
  }
}
