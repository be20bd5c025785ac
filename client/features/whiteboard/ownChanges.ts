import * as Y from 'yjs';
import type { BoardElement } from '../../../shared/documents/board';
import { mergedElement } from './mergeElements';

/** What this person changed in one go. `within`: the versions on the board that hold it, each with all that follow it. */
type Change = { from: BoardElement; to: BoardElement; within: Y.ID[] };
/** One element: what is drawn here, what the board holds, and the latest own changes. */
type Known = { drawn: BoardElement; onBoard: BoardElement; changes: Change[]; unwritten: Change[] };

/** Everybody has seen what was changed before so many other changes. */
const mostChanges = 32;
/** How far the history of an element is followed. Versions of one person that follow each other count as one. */
const farthest = 1_000;

type Run = { client: number; from: number; to: number };

export const stampOf = (element: BoardElement): string => `${element.version}:${element.versionNonce}`;

/**
 * Remembers what this person changed, so that none of it is lost. Two people may write a version of one element without
 * knowing of each other, and the board keeps one of the two. Each version names the one that it replaced, so its history
 * tells which of my changes its writer knew of. I add the others again, and everybody else does the same with theirs.
 */
export class OwnChanges {
  readonly #known = new Map<string, Known>();

  constructor(private readonly shared: Y.Map<BoardElement>) {}

  /** What the board holds, as far as this screen has taken it in. */
  onBoard(id: string): BoardElement | undefined {
    return this.#known.get(id)?.onBoard;
  }

  /** Called after an own version was written. */
  wrote(value: BoardElement): void {
    const { id } = value;
    const struct = this.shared._map.get(id)?.lastId;
    const known = this.#known.get(id) ?? { drawn: value, onBoard: value, changes: [], unwritten: [] };
    this.#known.set(id, known);
    const changes = this.#noted(known, value);
    for (const change of known.unwritten) if (struct) change.within.push(struct);
    Object.assign(known, { drawn: value, onBoard: value, unwritten: [], changes: changes.slice(-mostChanges) });
  }

  forget(id: string): void {
    this.#known.delete(id);
  }

  /**
   * The version to draw now that the board holds `theirs`: theirs with those of my changes that its writer did not know
   * of. `mine` is what is drawn here.
   */
  joined(mine: BoardElement | undefined, theirs: BoardElement): BoardElement {
    const known = this.#known.get(theirs.id);
    if (!known || !mine) return theirs;
    known.changes = this.#noted(known, mine);
    known.unwritten = this.#unknownTo(theirs.id, known.changes);
    return known.unwritten.reduce((joined, { from, to }) => mergedElement(from, to, joined), theirs);
  }

  /** Called when `drawn` has taken the place of what was drawn here, and `onBoard` is what the board holds. */
  took(drawn: BoardElement, onBoard: BoardElement): void {
    const known = this.#known.get(onBoard.id) ?? { drawn, onBoard, changes: [], unwritten: [] };
    this.#known.set(onBoard.id, known);
    const struct = this.shared._map.get(onBoard.id)?.lastId;
    if (drawn === onBoard) {
      // Nothing of it is left to be added: where both changed the same, the others' change counts.
      for (const change of known.unwritten) if (struct) change.within.push(struct);
      known.unwritten = [];
    }
    Object.assign(known, { drawn, onBoard });
  }

  /** The own changes, with the one that was drawn since. */
  #noted({ drawn, changes, unwritten }: Known, mine: BoardElement): Change[] {
    if (stampOf(mine) === stampOf(drawn)) return changes;
    const change = { from: drawn, to: mine, within: [] };
    unwritten.push(change);
    return [...changes, change];
  }

  /** Those of the changes that are in no version from which the present one on the board was made. */
  #unknownTo(id: string, changes: readonly Change[]): Change[] {
    let left = [...changes];
    for (const run of this.#history(id)) {
      if (left.length === 0) break;
      left = left.filter(({ within }) => !within.some((at) => isIn(run, at)));
    }
    return left;
  }

  /** The version on the board, the one that it replaced, and so on. */
  *#history(id: string): Generator<Run> {
    const store = this.shared.doc?.store;
    let at: Y.ID | null = this.shared._map.get(id)?.lastId ?? null;
    for (let runs = 0; at !== null && store && runs < farthest; runs += 1) {
      const item: Y.Item | Y.GC = Y.getItem(store, at);
      yield { client: at.client, from: item.id.clock, to: at.clock };
      at = item instanceof Y.Item ? item.origin : null;
    }
  }
}

const isIn = ({ client, from, to }: Run, at: Y.ID): boolean =>
  at.client === client && at.clock >= from && at.clock <= to;
