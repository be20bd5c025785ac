import type { Answer } from '../../../shared/refusal';

type Version<T> = { value: T; version: number };

/**
 * A record that is saved while somebody writes it. One change is under way at a time, because a second one would start
 * from the version that the first is about to replace, and would be refused. The newest text is saved last.
 */
export class SavedRecord<T> {
  #latest: T;
  #running: Promise<Answer<{ version: number }>> | null = null;

  constructor(
    /** What the server holds, as far as this browser knows. */
    private saved: Version<T>,
    private readonly isSame: (one: T, other: T) => boolean,
    /** Asks the server to replace this version. */
    private readonly send: (value: T, version: number) => Promise<Answer<{ version: number }>>,
  ) {
    this.#latest = saved.value;
  }

  /** What was written last. */
  get latest(): T {
    return this.#latest;
  }

  get version(): number {
    return this.saved.version;
  }

  isKept(): boolean {
    return this.isSame(this.#latest, this.saved.value);
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
      if (!answer.ok) return answer;
      this.saved = { value, version: answer.value.version };
    }
    return { ok: true, value: { version: this.saved.version } };
  }

  /**
   * The server holds another version, written in another tab. True when it is taken, which is only when nothing here would
   * be lost. While a change is under way it is that change, or will be refused because of it.
   */
  isNewer(stored: Version<T>): boolean {
    if (stored.version <= this.saved.version || this.#running !== null) return false;
    if (!this.isKept() && !this.isSame(this.#latest, stored.value)) return false;
    this.take(stored);
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
