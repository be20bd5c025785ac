import type { MemberId } from '../../../shared/meeting/state';
import type { KeyStatement } from '../../../shared/protocol/evaluation';

/**
 * What the browsers say of the group's key while a form is open, in memory only. Somebody may change to another browser, so
 * the last word of each member holds.
 */
export class KeyStatements {
  #round = 0;
  readonly #said = new Map<MemberId, KeyStatement>();

  /** False when it was said before, so that nothing is passed on twice. */
  put(round: number, statement: KeyStatement): boolean {
    this.#begin(round);
    if (this.#said.get(statement.member)?.proof === statement.proof) return false;
    this.#said.set(statement.member, statement);
    return true;
  }

  of(round: number): KeyStatement[] {
    this.#begin(round);
    return [...this.#said.values()];
  }

  #begin(round: number): void {
    if (this.#round === round) return;
    this.#round = round;
    this.#said.clear();
  }
}
