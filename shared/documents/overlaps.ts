import type * as Y from 'yjs';
import type { Past } from './past';
import { isSameId, type List, type Node, type Rehearsal } from './rehearsal';
import { steps, TooMuchWork, type Work } from './work';

/**
 * Two structs overlap when each lies between the neighbours that the other one names, because their writers did not know of
 * each other. Somebody who reads the whole document applies the structs in an order of their own, so they may have to pass
 * over either of the two, and everything built on it since, while they search for the other's place. That cost stays in the
 * document for ever. So the number of such pairs is limited, in total and per member, so that nobody can use them up for
 * the others. All of them together cost less than a second of loading, in any order.
 */
const mostOverlaps = 3_000_000;
const mostOfOneMember = 400_000;

/**
 * A range of clocks of one client with the same counts. Structs without overlaps are not kept, and an honest document has
 * few others.
 */
type Span = { clock: number; end: number; fromLeft: number; fromRight: number };
export type Found = { pairs: Map<number, number>; spans: { client: number; span: Span }[] };

class Kept {
  readonly #pairs = new Map<number, number>();
  readonly #spans = new Map<number, Span[]>();

  get pairs(): number {
    let sum = 0;
    for (const pairs of this.#pairs.values()) sum += pairs;
    return sum;
  }

  /** How many more pairs the owner of these clients may add. */
  room(clients: ReadonlySet<number>): number {
    let mine = 0;
    for (const [client, pairs] of this.#pairs) if (clients.has(client)) mine += pairs;
    return Math.min(mostOfOneMember - mine, mostOverlaps - this.pairs);
  }

  at(id: Y.ID): Span | null {
    const spans = this.#spans.get(id.client) ?? [];
    let low = 0;
    let high = spans.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const span = spans[middle];
      if (!span) return null;
      if (id.clock < span.clock) high = middle - 1;
      else if (id.clock >= span.end) low = middle + 1;
      else return span;
    }
    return null;
  }

  keep({ pairs, spans }: Found): void {
    for (const [client, more] of pairs) this.#pairs.set(client, (this.#pairs.get(client) ?? 0) + more);
    for (const { client, span } of spans) {
      const known = this.#spans.get(client) ?? [];
      this.#spans.set(client, known);
      const last = known.at(-1);
      const continues = last?.end === span.clock && last.fromLeft === span.fromLeft;
      if (last && continues && last.fromRight === span.fromRight) last.end = span.end;
      else known.push({ ...span });
    }
  }
}

const kept = new WeakMap<Y.Doc, Kept>();

function keptOf(doc: Y.Doc): Kept {
  const known = kept.get(doc) ?? new Kept();
  kept.set(doc, known);
  return known;
}

/** Called after an update has been applied, with the overlaps that it added to the document. */
export const keepOverlaps = (doc: Y.Doc, found: Found): void => keptOf(doc).keep(found);
export const overlapsIn = (doc: Y.Doc): number => keptOf(doc).pairs;
export const roomForOverlaps = (doc: Y.Doc, clients: ReadonlySet<number>): number => keptOf(doc).room(clients);

/** Counts the overlaps that the structs of one update add. */
export class Overlaps {
  readonly found: Found = { pairs: new Map(), spans: [] };
  #pairs = 0;
  readonly #kept: Kept;
  #placed = 0;
  #walk = 0;

  constructor(
    doc: Y.Doc,
    private readonly rehearsal: Rehearsal,
    private readonly work: Work,
    private readonly room: number,
    /** Null for structs that were judged before. */
    private readonly past: Past | null,
  ) {
    this.#kept = keptOf(doc);
  }

  /**
   * Called after a struct was placed. False for neighbours that no writer can ever have seen side by side: they are in the
   * wrong order, or between them stands something that the writer knew. Yjs places such a struct differently for somebody
   * who reads the whole document than for those who were there, so their screens would differ.
   */
  count(node: Node, list: List, left: Node | null, right: Node | null): boolean {
    this.#placed += 1;
    node.passed.after = this.#placed;
    let pairs = 0;
    if (node.left !== left || node.right !== right) {
      const between = this.#continues(node, left)
        ? this.#inherited(node, left)
        : this.#between(node, list, left, right, this.past?.before(node.client, node.clock) ?? (() => false));
      if (between === null) return false;
      pairs = between;
    }
    node.passed.fromLeft += this.#at(left, 'fromLeft', node.origin);
    node.passed.fromRight += this.#at(right, 'fromRight', node.rightOrigin);
    const { fromLeft, fromRight } = node.passed;
    const more = pairs + fromLeft + fromRight;
    if (more === 0) return true;
    this.#pairs += more;
    if (this.#pairs > this.room) throw new TooMuchWork();
    this.found.pairs.set(node.client, (this.found.pairs.get(node.client) ?? 0) + more);
    if (fromLeft + fromRight > 0) {
      this.found.spans.push({ client: node.client, span: { clock: node.clock, end: node.end, fromLeft, fromRight } });
    }
    return true;
  }

  #at(neighbour: Node | null, side: 'fromLeft' | 'fromRight', id: Y.ID | null): number {
    if (!neighbour || !id) return 0;
    return neighbour.item ? (this.#kept.at(id)?.[side] ?? 0) : neighbour.passed[side];
  }

  /**
   * The next struct of somebody who continues writing: what lies to the right, and what the writer knows of it, is the
   * same as for the struct before.
   */
  #continues(node: Node, left: Node | null): left is Node {
    if (left === null || left.item || node.left !== left || !isSameId(left.rightOrigin, node.rightOrigin)) return false;
    return this.past === null || (left.client === node.client && left.end === node.clock);
  }

  #inherited(node: Node, left: Node): number {
    const beside = left.passed.beside + this.#placed - left.passed.after - 1;
    node.passed.beside = beside;
    node.passed.fromRight = beside;
    return beside;
  }

  #between(
    node: Node,
    list: List,
    leftNeighbour: Node | null,
    right: Node | null,
    isKnown: (other: Node) => boolean,
  ): number | null {
    this.#walk += 1;
    const before: Node[] = [];
    let other = leftNeighbour ? this.rehearsal.rightOf(leftNeighbour) : this.rehearsal.first(list);
    for (; other !== node; other = this.rehearsal.rightOf(other)) {
      if (other === null || isKnown(other)) return null;
      this.#mark(other, 'before');
      before.push(other);
    }
    for (const each of before) if (this.#passesFromLeft(each, node)) node.passed.fromLeft += 1;
    let reached = 0;
    for (other = this.rehearsal.rightOf(node); other !== right; other = this.rehearsal.rightOf(other)) {
      if (other === null || isKnown(other)) return null;
      const side = other.origin && this.#sideOf(this.#nodeAt(other, other.origin));
      const isReached = side === 'before' || side === 'reached' || isSameId(other.origin, node.origin);
      this.#mark(other, isReached ? 'reached' : 'after');
      if (isReached) reached += 1;
      if (side !== 'after' && side !== 'reached') node.passed.beside += 1;
    }
    node.passed.fromRight += node.passed.beside;
    return before.length + reached;
  }

  #mark(node: Node, side: Node['side']): void {
    this.work.spend(steps.between);
    node.walkedIn = this.#walk;
    node.side = side;
  }

  /** The position of a struct between the two neighbours in question; null outside. */
  #sideOf(node: Node | null): Node['side'] | null {
    return node?.walkedIn === this.#walk ? node.side : null;
  }

  /** Most structs continue from the one beside them, which saves the search. */
  #nodeAt(other: Node, id: Y.ID): Node | null {
    return other.left?.holds(id) ? other.left : this.rehearsal.nodeAt(id);
  }

  /**
   * Whether `each`, which lies before `node`, may pass over it. Its search ends at its right neighbour, and at a struct
   * that came to the same place later.
   */
  #passesFromLeft(each: Node, node: Node): boolean {
    if (each.rightOrigin && this.#sideOf(this.rehearsal.nodeAt(each.rightOrigin)) === 'before') return false;
    if (each.origin && this.#sideOf(this.#nodeAt(each, each.origin)) === 'before') return false;
    const isBeside = isSameId(each.origin, node.origin) && isSameId(each.rightOrigin, node.rightOrigin);
    return !(isBeside && each.client <= node.client);
  }
}
