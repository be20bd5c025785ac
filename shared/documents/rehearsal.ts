import * as Y from 'yjs';
import type { Piece } from './decode';
import { move, steps, type Work } from './work';

export type LiveType = NonNullable<ReturnType<Y.Doc['share']['get']>>;
/** One list of structs: the characters of a text, or the versions of one key of a map. */
export type List = { type: LiveType; key: string | null };

/**
 * How many structs that do not build on this one may have to pass over it while they search for their own place, from the
 * left and from the right. `beside`: how many of those on the right it adds itself. `after`: how many new structs came
 * before it.
 */
export type Passed = { fromLeft: number; fromRight: number; beside: number; after: number };

/** A struct as it would be placed in its list. Neighbours that were not read yet are `undefined` and lie in the document. */
export class Node {
  left: Node | null | undefined;
  right: Node | null | undefined;
  /** Marks of the last search that passed here. */
  seenIn = 0;
  conflictIn = 0;
  walkedIn = 0;
  side: 'before' | 'after' | 'reached' = 'before';
  /** What `Overlaps` found for a new struct. */
  passed: Passed = { fromLeft: 0, fromRight: 0, beside: 0, after: 0 };

  constructor(
    readonly client: number,
    readonly clock: number,
    public length: number,
    readonly origin: Y.ID | null,
    readonly rightOrigin: Y.ID | null,
    readonly item: Y.Item | null,
    readonly list: List | null,
  ) {}

  /** The list that holds it; null for a struct that does not belong to a root. */
  get home(): List | null {
    if (!this.item) return this.list;
    const type = this.item.parent;
    return type instanceof Y.AbstractType && type._item === null ? { type, key: this.item.parentSub } : null;
  }

  get end(): number {
    return this.clock + this.length;
  }

  holds(id: Y.ID): boolean {
    return id.client === this.client && id.clock >= this.clock && id.clock < this.end;
  }
}

export const isSameId = (one: Y.ID | null, other: Y.ID | null): boolean =>
  one === other || (one !== null && other !== null && one.client === other.client && one.clock === other.clock);

/**
 * What an update would do to the lists of a document, struct by struct, without touching it. It makes the same search as
 * Yjs for the place of an insertion, on copies of the structs it passes, and counts each step. An update that runs out of
 * steps here would have held up everybody there.
 */
export class Rehearsal {
  readonly #live = new Map<Y.Item, Node[]>();
  readonly #fresh = new Map<number, Node[]>();
  readonly #starts = new Map<LiveType, Node>();
  readonly #lasts = new Map<LiveType, Map<string, Node>>();
  readonly #cuts = new Map<number, number>();
  readonly #runs = new Map<number, number>();
  #search = 0;
  #conflicts = 0;

  constructor(
    private readonly doc: Y.Doc,
    private readonly work: Work,
  ) {}

  /** How many structs of a client there would be by now. */
  structsOf(client: number): number {
    return (this.doc.store.clients.get(client)?.length ?? 0) + this.addedTo(client);
  }

  /** New structs, and the second halves of structs that were cut. */
  addedTo(client: number): number {
    return (this.#fresh.get(client)?.length ?? 0) + (this.#cuts.get(client) ?? 0);
  }

  /** The struct that holds an ID known by now; null for one that has no place in a list. */
  nodeAt(id: Y.ID): Node | null {
    this.work.spend(steps.find);
    if (id.clock >= Y.getState(this.doc.store, id.client)) return pieceWith(this.#fresh.get(id.client) ?? [], id.clock);
    const item = Y.getItem(this.doc.store, id);
    return item instanceof Y.Item ? pieceWith(this.#piecesOf(item), id.clock) : null;
  }

  rightOf(node: Node): Node | null {
    if (node.right === undefined) {
      const item = node.item?.right ?? null;
      node.right = item ? (this.#piecesOf(item)[0] ?? null) : null;
      if (node.right) node.right.left = node;
    }
    return node.right;
  }

  #leftOf(node: Node): Node | null {
    if (node.left === undefined) {
      const item = node.item?.left ?? null;
      node.left = item ? (this.#piecesOf(item).at(-1) ?? null) : null;
      if (node.left) node.left.right = node;
    }
    return node.left;
  }

  /** The start of a list. Yjs finds the first version of a key by walking back from the last one. */
  first({ type, key }: List): Node | null {
    if (key === null) {
      const start = this.#starts.get(type);
      if (start) return start;
      return type._start ? (this.#piecesOf(type._start)[0] ?? null) : null;
    }
    let node = this.#lasts.get(type)?.get(key) ?? null;
    const item = node ? null : type._map.get(key);
    if (item) node = this.#piecesOf(item).at(-1) ?? null;
    for (let left = node; left !== null; left = this.#leftOf(left)) {
      this.work.spend(steps.version);
      node = left;
    }
    return node;
  }

  /** The struct that ends with an ID; it is cut after the ID if necessary. */
  endingWith(id: Y.ID): Node | null {
    const node = this.nodeAt(id);
    if (node && id.clock !== node.end - 1) this.#cut(node, id.clock + 1);
    return node;
  }

  /** The struct that begins with an ID; it is cut before the ID if necessary. */
  beginningWith(id: Y.ID): Node | null {
    const node = this.nodeAt(id);
    return node && node.clock < id.clock ? this.#cut(node, id.clock) : node;
  }

  /** Counts the cost of cutting a struct of this client, without copying it. */
  countCut(client: number): void {
    this.work.spend(steps.cut + 2 * move(this.structsOf(client)));
    this.#cuts.set(client, (this.#cuts.get(client) ?? 0) + 1);
  }

  #cut(node: Node, clock: number): Node {
    this.countCut(node.client);
    const right = this.rightOf(node);
    const before = Y.createID(node.client, clock - 1);
    const half = new Node(node.client, clock, node.end - clock, before, node.rightOrigin, node.item, node.list);
    node.length = clock - node.clock;
    half.passed = node.passed;
    node.right = half;
    half.left = node;
    half.right = right;
    if (right) right.left = half;
    else this.#noteLast(node, half);
    const pieces = node.item ? this.#piecesOf(node.item) : (this.#fresh.get(node.client) ?? []);
    pieces.splice(indexOf(pieces, node.clock) + 1, 0, half);
    if (!node.item) this.#cuts.set(node.client, (this.#cuts.get(node.client) ?? 1) - 1); // counted among the new ones
    return half;
  }

  #noteLast(before: Node, last: Node): void {
    const list = before.home;
    if (!list || list.key === null) return;
    const keys = this.#lasts.get(list.type) ?? new Map<string, Node>();
    this.#lasts.set(list.type, keys.set(list.key, last));
  }

  /** Places a struct between its neighbours, as Yjs would. */
  place(node: Node, list: List, left: Node | null, right: Node | null): void {
    const isAdjacent = left ? this.rightOf(left) === right : right !== null && this.#leftOf(right) === null;
    const before = isAdjacent ? left : this.#resolve(node, list, left, right);
    const after = before ? this.rightOf(before) : this.first(list);
    node.left = before;
    node.right = after;
    if (before) before.right = node;
    else if (list.key === null) this.#starts.set(list.type, node);
    if (after) after.left = node;
    else if (list.key !== null) this.#noteLast(node, node);
    const fresh = this.#fresh.get(node.client) ?? [];
    this.#fresh.set(node.client, fresh);
    fresh.push(node);
    if (list.key !== null) this.work.spend(steps.erase); // the version before
    if (!continues(node, before)) this.#countRun(node.client);
  }

  /** Structs that continue each other are joined when the update is applied: each run of them moves the structs after it. */
  #countRun(client: number): void {
    const runs = (this.#runs.get(client) ?? 0) + 1;
    this.#runs.set(client, runs);
    this.work.spend(move(runs));
  }

  /** Yjs's own rule for insertions at the same place (`Item.integrate`). */
  #resolve(node: Node, list: List, leftNeighbour: Node | null, right: Node | null): Node | null {
    let left = leftNeighbour;
    this.#search += 1;
    this.#conflicts += 1;
    let other = left ? this.rightOf(left) : this.first(list);
    while (other !== null && other !== right) {
      this.work.spend(steps.conflict);
      other.seenIn = this.#search;
      other.conflictIn = this.#conflicts;
      if (isSameId(node.origin, other.origin)) {
        if (other.client < node.client) {
          left = other;
          this.#conflicts += 1;
        } else if (isSameId(node.rightOrigin, other.rightOrigin)) break;
      } else {
        const origin = other.origin && this.nodeAt(other.origin);
        if (!origin || origin.seenIn !== this.#search) break;
        if (origin.conflictIn !== this.#conflicts) {
          left = other;
          this.#conflicts += 1;
        }
      }
      other = this.rightOf(other);
    }
    return left;
  }

  #piecesOf(item: Y.Item): Node[] {
    const known = this.#live.get(item);
    if (known) return known;
    this.work.spend(steps.copy);
    const { id, length, origin, rightOrigin } = item;
    const pieces = [new Node(id.client, id.clock, length, origin, rightOrigin, item, null)];
    this.#live.set(item, pieces);
    return pieces;
  }
}

/** The struct as a node. `known` of its characters are in the document already; only the rest is placed. */
export function nodeOf(client: number, piece: Piece, known: number, list: List): Node {
  const clock = piece.clock + known;
  const origin = known > 0 ? Y.createID(client, clock - 1) : piece.origin;
  return new Node(client, clock, piece.length - known, origin, piece.rightOrigin, null, list);
}

const continues = (node: Node, left: Node | null): boolean =>
  left !== null &&
  left.client === node.client &&
  left.end === node.clock &&
  isSameId(left.rightOrigin, node.rightOrigin);

function indexOf(pieces: readonly Node[], clock: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.clock ?? 0) <= clock) low = middle;
    else high = middle - 1;
  }
  return low;
}

function pieceWith(pieces: readonly Node[], clock: number): Node | null {
  const node = pieces[indexOf(pieces, clock)];
  return node && clock >= node.clock && clock < node.end ? node : null;
}
