import * as Y from 'yjs';
import { boardElements, elementsRoot, mostElements } from './board';
import { type DecodedUpdate, type DeletedRange, decodeUpdate, type Piece } from './decode';
import { countRanges, erasedBy, mergedRanges } from './deletes';
import { isTombstone, liveElements } from './liveElements';
import type { DocumentKind } from './names';
import { inOrder } from './order';
import { type Found, keepOverlaps, roomForOverlaps } from './overlaps';
import { keepReferences, type Reference } from './past';
import { applyRead, type ValuesRead } from './reader';
import type { List, LiveType } from './rehearsal';
import { type Root, rootsOf } from './roots';
import { Trial } from './trial';
import { steps, TooMuchWork, Work } from './work';

/** One frame carries at most this many bytes; the client splits larger updates. */
export const largestUpdate = 100_000;
/** A document that is larger takes no more updates. */
export const largestDocument = 5_000_000;
/** Room for tombstones, so that a full document can be emptied. */
const largestTail = 500_000;

/**
 * The sender of an update. `reserved` holds all clientIDs that the server keeps for this member in this document, including
 * `clientId`.
 */
export type Author = {
  clientId: number;
  reserved: ReadonlySet<number>;
  member: string;
  kind: DocumentKind;
  /** The size of the document now, in bytes. */
  bytes: number;
};

/**
 * `erases` counts what the update takes away from others: elements of a board, rows of a plan, stretches of text. It is the
 * unit of the delete rate. `behind`: the update builds on something that is not here yet.
 */
export type Accepted = {
  verdict: 'accept';
  brings: Added;
  erases: number;
  isNew: boolean;
  costs: Costs;
  values: ValuesRead;
};
/** What it costs at every later loading, and what its writers knew. */
type Costs = { overlaps: Found; references: readonly Reference[] };
/** What of it the document does not have yet: characters of texts, and values of maps. */
type Added = { characters: number; values: number };
export type Verdict =
  | Accepted
  | { verdict: 'behind' }
  | { verdict: 'refuse'; why: 'malformed' | 'notAllowed' | 'tooLarge' };

const malformed: Verdict = { verdict: 'refuse', why: 'malformed' };
const notAllowed: Verdict = { verdict: 'refuse', why: 'notAllowed' };
const tooLarge: Verdict = { verdict: 'refuse', why: 'tooLarge' };
const behind: Verdict = { verdict: 'behind' };

/** A list of structs, and what it may contain. */
type Place = List & { root: Root; name: string };

/** How many structs a document may hold: each takes time whenever the document is opened, however few bytes it has. */
const mostStructs = 200_000;

class Examination {
  readonly trial: Trial;
  readonly #written = new Map<string, Set<string>>();
  readonly #typed = new Map<string, number>();
  readonly #roots: ReadonlyMap<string, Root>;
  readonly #names = new Map<LiveType, string>();
  /** The elements that the update adds to a board, or restores. */
  readonly #added = new Set<string>();
  #reached: (client: number) => number;
  readonly brings: Added = { characters: 0, values: 0 };
  addsStructs = 0;
  erases = 0;

  constructor(
    private readonly doc: Y.Doc,
    private readonly author: Author,
    private readonly work: Work,
  ) {
    this.#roots = rootsOf[author.kind];
    this.trial = new Trial(doc, work, roomForOverlaps(doc, author.reserved));
    this.#reached = (client) => Y.getState(doc.store, client);
  }

  /** Goes through the structs in Yjs's own order; a struct whose neighbours never come is `behind`. */
  structs(update: DecodedUpdate): Verdict | null {
    const pieces = new Map<number, Piece[]>();
    for (const [client, all] of update.structs) {
      if (!this.author.reserved.has(client)) return notAllowed;
      this.work.spend(all.length * steps.read);
      pieces.set(
        client,
        all.filter((piece) => 'content' in piece),
      );
    }
    const { order, stuck, reached } = inOrder(pieces, this.#reached);
    this.#reached = reached;
    for (const { client, piece } of order) {
      const wrong = this.#take(client, piece);
      if (wrong) return wrong;
    }
    if (stuck.length === 0) return null;
    return stuck.every(({ client, piece }) => this.#waitsForItself(client, piece, update)) ? malformed : behind;
  }

  /** Waiting for a neighbour that comes later in the same update could never end: two structs would wait for each other. */
  #waitsForItself(client: number, piece: Piece, update: DecodedUpdate): boolean {
    if (piece.clock > this.#reached(client)) return false;
    return [piece.origin, piece.rightOrigin].some((id) => {
      const later = id === null ? undefined : update.structs.get(id.client)?.at(-1);
      return id !== null && later !== undefined && id.clock < later.clock + later.length;
    });
  }

  #take(client: number, piece: Piece): Verdict | null {
    const { origin, rightOrigin } = piece;
    // A struct that builds on itself or on a later struct would make Yjs search for something that does not exist.
    if (origin?.client === client && origin.clock >= piece.clock) return malformed;
    if (rightOrigin?.client === client && rightOrigin.clock >= piece.clock) return malformed;
    const left = origin && this.#placeOf(origin);
    const right = rightOrigin && this.#placeOf(rightOrigin);
    const place = left ?? right ?? this.#rootPlace(piece);
    if (!place) return malformed;
    // Yjs takes the parent from one neighbour and never compares: neighbours in two roots would tie the roots together.
    if (left && right && !isSamePlace(left, right)) return malformed;
    const known = Y.getState(this.doc.store, client);
    const isKnown = piece.clock + piece.length <= known;
    if (piece.clock < known && !isKnown) {
      const already = this.#placeOf(Y.createID(client, known - 1));
      if (!already || !isSamePlace(already, place)) return malformed;
    }
    const wrong = this.#content(piece, place, isKnown);
    if (wrong) return wrong;
    if (!isKnown) this.addsStructs += 1;
    return this.trial.put(client, piece, { type: place.type, key: place.key }) ? null : malformed;
  }

  /** The root that a struct without neighbours names itself. */
  #rootPlace(piece: Piece): Place | null {
    if (piece.root === null) return null;
    const root = this.#roots.get(piece.root);
    const type = this.doc.share.get(piece.root);
    if (!root || !type) return null;
    if ((root.holds === 'text') !== (piece.key === null)) return null;
    return { type, root, name: piece.root, key: piece.key };
  }

  /** Finds a struct that is known already: in the live document, or earlier in this update. */
  #placeOf(id: Y.ID): Place | null {
    const list = this.trial.rehearsal.nodeAt(id)?.home;
    return list ? this.#placeIn(list) : null;
  }

  #placeIn({ type, key }: List): Place | null {
    const name = this.#names.get(type) ?? Y.findRootTypeKey(type);
    this.#names.set(type, name);
    const root = this.#roots.get(name);
    return root ? { type, root, name, key } : null;
  }

  #content({ content }: Piece, place: Place, isKnown: boolean): Verdict | null {
    switch (content.kind) {
      case 'deleted':
        return null;
      case 'text':
        if (place.root.holds !== 'text') return malformed;
        if (isKnown) return null;
        this.brings.characters += content.text.length;
        return this.#type(place, content.text.length, place.root.largest);
      case 'values': {
        const { root, key } = place;
        if (root.holds !== 'values' || key === null) return malformed;
        if (!content.values.every((value) => root.admits(key, value, this.author.member))) return malformed;
        if (isKnown) return null;
        this.brings.values += 1;
        return this.#write(place, key, content.values.at(-1));
      }
      default: {
        const never: never = content;
        return never;
      }
    }
  }

  /** Characters that a text cannot hold are refused before they are in it, because nobody could reliably remove them again. */
  #type({ name, type }: Place, characters: number, largest: number): Verdict | null {
    const typed = (this.#typed.get(name) ?? 0) + characters;
    this.#typed.set(name, typed);
    return type._length + typed > largest ? tooLarge : null;
  }

  #write(place: Place, key: string, value: unknown): Verdict | null {
    const written = this.#written.get(place.name) ?? new Set<string>();
    this.#written.set(place.name, written);
    const before = place.type._map.get(key);
    const held = before && !before.deleted ? valueIn(before) : undefined;
    written.add(key);
    if (place.name !== elementsRoot) return null;
    // An element is deleted by a last version that says so; until it is purged that version does not count as an element.
    const wasThere = held !== undefined && !isTombstone(held);
    if (isTombstone(value)) this.#added.delete(key);
    else if (!wasThere) this.#added.add(key);
    if (wasThere && isTombstone(value)) this.erases += 1;
    const isFull = this.#added.size > 0 && liveElements(boardElements(this.doc)) + this.#added.size > mostElements;
    return isFull && this.#added.has(key) ? tooLarge : null;
  }

  /** Whether the range deletes anything that was not deleted before. */
  deletes(ranges: readonly DeletedRange[]): { wrong: Verdict | null; changes: boolean } {
    let changes = false;
    countRanges(this.doc, ranges, this.trial.rehearsal, this.work);
    for (const range of mergedRanges(ranges)) {
      const { client, clock, length } = range;
      if (clock + length > this.#reached(client)) return { wrong: behind, changes };
      changes ||= clock + length > Y.getState(this.doc.store, client);
      for (const item of erasedBy(this.doc, range, this.trial.rehearsal, this.work)) {
        changes = true;
        this.#erase(client, item);
      }
    }
    return { wrong: null, changes };
  }

  #erase(client: number, item: Y.Item): void {
    if (item.parentSub === null) {
      if (!this.author.reserved.has(client)) this.erases += 1;
      return;
    }
    const type = item.parent;
    const place = type instanceof Y.AbstractType ? this.#placeIn({ type, key: item.parentSub }) : null;
    if (!place || this.#written.get(place.name)?.has(item.parentSub)) return; // overwritten, not erased
    this.erases += 1;
  }

  /** Null while there is room for what the update adds. */
  size(bytes: number): Verdict | null {
    const total = this.author.bytes + bytes;
    if (this.brings.characters + this.brings.values > 0 && total > largestDocument) return tooLarge;
    if (this.addsStructs === 0) return null;
    let structs = this.addsStructs;
    for (const known of this.doc.store.clients.values()) structs += known.length;
    return structs > mostStructs || total > largestDocument + largestTail ? tooLarge : null;
  }
}

const isSamePlace = (one: List, other: List): boolean => one.type === other.type && one.key === other.key;

const valueIn = (item: Y.Item): unknown => (item.deleted ? null : item.content.getContent()[item.length - 1]);

/**
 * Whether a whole update may be applied to the live document; judging changes nothing. Yjs trusts its peers, so everything
 * that an update could do to others is checked here first: writing under somebody else's clientID (their next text would be
 * dropped for ever), nested types, gaps that are stored and never shown, roots that nothing draws, a character in place of
 * a map's value, sizes, and how long Yjs would take. `doc` was made by `emptyDocument(kind)` and holds only updates that
 * passed this gate. The steps spent are in `work`, also after a refusal.
 */
export function judge(doc: Y.Doc, update: Uint8Array, author: Author, work: Work = new Work()): Verdict {
  if (update.length > largestUpdate) return tooLarge;
  if (!author.reserved.has(author.clientId)) return notAllowed;
  try {
    work.spend(doc.store.clients.size * steps.client + 2 * update.length);
    const decoded = decodeUpdate(update);
    return decoded ? judged(doc, decoded, update.length, author, work) : malformed;
  } catch (error) {
    if (error instanceof TooMuchWork) return tooLarge;
    throw error;
  }
}

function judged(doc: Y.Doc, decoded: DecodedUpdate, bytes: number, author: Author, work: Work): Verdict {
  const examination = new Examination(doc, author, work);
  const wrong = examination.structs(decoded);
  if (wrong) return wrong;
  const deleted = examination.deletes(decoded.deletes);
  if (deleted.wrong) return deleted.wrong;
  const full = examination.size(bytes);
  if (full) return full;
  // False for an update that was applied before: it is answered, and neither stored nor relayed again.
  const isNew = examination.addsStructs > 0 || deleted.changes;
  const { brings, erases, trial } = examination;
  const costs = { overlaps: trial.overlaps.found, references: trial.past.found };
  return { verdict: 'accept', brings, erases, isNew, costs, values: decoded.values };
}

/** Applies an accepted update, and adds what it costs at every later loading of the document. */
export function takeIn(doc: Y.Doc, update: Uint8Array, { costs, values }: Accepted): void {
  applyRead(doc, update, values);
  keepOverlaps(doc, costs.overlaps);
  keepReferences(doc, costs.references);
}
