/** How long after the last letter single keys stay letters. */
const QUIET_MS = 2_000;

/**
 * Are letters meant for a field now? Just after typing, and, when the field went away under somebody's hands, until they have
 * said where they want to be: by the pointer, by moving on with a key, or by typing somewhere else.
 */
export class TypingGuard {
  #typedAt = Number.NEGATIVE_INFINITY;
  #isTaken = false;

  typed(now: number): void {
    this.#typedAt = now;
    this.#isTaken = false;
  }

  fieldTaken(): void {
    this.#isTaken = true;
  }

  moved(): void {
    this.#isTaken = false;
  }

  /** The writer is done: letters are keys again at once. */
  finished(): void {
    this.#isTaken = false;
    this.#typedAt = Number.NEGATIVE_INFINITY;
  }

  isTyping(now: number): boolean {
    return this.#isTaken || now - this.#typedAt < QUIET_MS;
  }
}
