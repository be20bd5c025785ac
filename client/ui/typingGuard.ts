/** For so long after the last letter, single letters are no keyboard shortcuts. */
const QUIET_MS = 2_000;

/**
 * Decides whether letters belong to a field now, so that they trigger no shortcut. That is so just after typing. When a
 * field is removed while somebody types, it is so until they use the pointer, move on with a key, or type somewhere
 * else.
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

  /** The person has finished writing: single-key shortcuts work again at once. */
  finished(): void {
    this.#isTaken = false;
    this.#typedAt = Number.NEGATIVE_INFINITY;
  }

  isTyping(now: number): boolean {
    return this.#isTaken || this.hasTypedWithin(QUIET_MS, now);
  }

  hasTypedWithin(ms: number, now: number): boolean {
    return now - this.#typedAt < ms;
  }
}
