import * as Y from 'yjs';
import { type BoardElement, elementsRoot, mostElements } from './board';
import { type DecodedUpdate, type DeletedRange, decodeUpdate, type Piece } from './decode';
import type { DocumentKind } from './names';
import { type Root, rootsOf } from './roots';

/** One frame carries at most this many bytes; the binding splits what is larger. */
export const largestUpdate = 100_000;
/** A document larger than this takes nothing more. */
export const largestDocument = 5_000_000;

/** Who sends an update. `reserved` are all clientIDs the server keeps for this member in this document, `clientId` among them. */
export type Author = {
  clientId: number;
  reserved: ReadonlySet<number>;
  member: string;
  kind: DocumentKind;
  /** Bytes the document takes now. */
  bytes: number;
};

/**
 * `erases` counts what the update takes away from others: elements of a board, rows of a plan, stretches of text. It is
 * the unit of the delete rate. `behind`: something the update builds on is not here yet.
 */
export type Verdict =
  | { verdict: 'accept'; erases: number; isNew: boolean }
  | { verdict: 'behind' }
  | { verdict: 'refuse'; why: 'malformed' | 'notAllowed' | 'tooLarge' };

const malformed: Verdict = { verdict: 'refuse', why: 'malformed' };
const notAllowed: Verdict = { verdict: 'refuse', why: 'notAllowed' };
const tooLarge: Verdict = { verdict: 'refuse', why: 'tooLarge' };
const behind: Verdict = { verdict: 'behind' };

/** Where a struct stands: the live type and, in a map, the key. */
type LiveType = NonNullable<ReturnType<Y.Doc['share']['get']>>;
type Place = { type: LiveType; root: Root; name: string; key: string | null };
type Placed = { clock: number; length: number; place: Place };

/** How far to look for the right neighbour of an insertion: honest neighbours are adjacent or nearly so. */
const farthestNeighbour = 20_000;

class Examination {
  /** What is known of each client once the structs placed so far are in. */
  readonly #reached = new Map<number, number>();
  readonly #placed = new Map<number, Placed[]>();
  readonly #written = new Map<string, Set<string>>();
  readonly #typed = new Map<string, number>();
  readonly #roots: ReadonlyMap<string, Root>;
  addsContent = false;
  erases = 0;

  constructor(
    private readonly doc: Y.Doc,
    private readonly author: Author,
  ) {
    this.#roots = rootsOf[author.kind];
  }

  reached(client: number): number {
    return this.#reached.get(client) ?? Y.getState(this.doc.store, client);
  }

  /** Places all structs in an order in which Yjs can take them in; a struct whose neighbours never come is `behind`. */
  structs(update: DecodedUpdate): Verdict | null {
    const waiting = new Map<number, Piece[]>();
    for (const [client, pieces] of update.structs) {
      if (!this.author.reserved.has(client)) return notAllowed;
      waiting.set(
        client,
        pieces.filter((piece) => 'content' in piece),
      );
    }
    let moved = true;
    while (moved) {
      moved = false;
      for (const [client, pieces] of waiting) {
        let taken = 0;
        for (const piece of pieces) {
          if (!this.#isReady(client, piece)) break;
          const wrong = this.#take(client, piece);
          if (wrong) return wrong;
          taken += 1;
        }
        if (taken > 0) moved = true;
        waiting.set(client, pieces.slice(taken));
      }
    }
    const stuck = [...waiting].flatMap(([client, [first]]) => (first ? [{ client, first }] : []));
    if (stuck.length === 0) return null;
    return stuck.every(({ client, first }) => this.#waitsForItself(client, first, update)) ? malformed : behind;
  }

  #isReady(client: number, piece: Piece): boolean {
    if (piece.clock > this.reached(client)) return false;
    return [piece.origin, piece.rightOrigin].every((id) => id === null || id.clock < this.reached(id.client));
  }

  /** A neighbour that the same update brings later can never be waited for: two structs would wait for each other. */
  #waitsForItself(client: number, piece: Piece, update: DecodedUpdate): boolean {
    if (piece.clock > this.reached(client)) return false;
    return [piece.origin, piece.rightOrigin].some((id) => {
      const later = id === null ? undefined : update.structs.get(id.client)?.at(-1);
      return id !== null && later !== undefined && id.clock < later.clock + later.length;
    });
  }

  #take(client: number, piece: Piece): Verdict | null {
    const known = Y.getState(this.doc.store, client);
    const left = piece.origin && this.#placeOf(piece.origin);
    const right = piece.rightOrigin && this.#placeOf(piece.rightOrigin);
    // A struct that builds on itself or on its own future would make Yjs look for what is not there.
    if (piece.origin?.client === client && piece.origin.clock >= piece.clock) return malformed;
    if (piece.rightOrigin?.client === client && piece.rightOrigin.clock >= piece.clock) return malformed;
    const place = left ?? right ?? this.#rootPlace(piece);
    if (!place) return malformed;
    // Yjs takes the parent from one neighbour and never compares: neighbours in two roots would tie the roots together.
    if (left && right && !isSamePlace(left, right)) return malformed;
    if (left && right && !this.#standsBefore(piece)) return malformed;
    if (piece.clock < known && piece.clock + piece.length > known) {
      const already = this.#placeOf(Y.createID(client, known - 1));
      if (!already || !isSamePlace(already, place)) return malformed;
    }
    const wrong = this.#content(piece, place, piece.clock + piece.length <= known);
    if (wrong) return wrong;
    const placed = this.#placed.get(client) ?? [];
    placed.push({ clock: piece.clock, length: piece.length, place });
    this.#placed.set(client, placed);
    this.#reached.set(client, Math.max(this.reached(client), piece.clock + piece.length));
    return null;
  }

  /** The root a struct names itself, when it has no neighbours. */
  #rootPlace(piece: Piece): Place | null {
    if (piece.root === null) return null;
    const root = this.#roots.get(piece.root);
    const type = this.doc.share.get(piece.root);
    if (!root || !type) return null;
    if ((root.holds === 'text') !== (piece.key === null)) return null;
    return { type, root, name: piece.root, key: piece.key };
  }

  /** Where something that is already known stands: in the live document, or earlier in this update. */
  #placeOf(id: Y.ID): Place | null {
    if (id.clock < Y.getState(this.doc.store, id.client)) {
      const item = Y.getItem(this.doc.store, id);
      if (!(item instanceof Y.Item)) return null;
      return this.#placeOfItem(item);
    }
    const placed = this.#placed
      .get(id.client)
      ?.find(({ clock, length }) => id.clock >= clock && id.clock < clock + length);
    return placed?.place ?? null;
  }

  #placeOfItem(item: Y.Item): Place | null {
    const type = item.parent;
    if (!(type instanceof Y.AbstractType) || type._item !== null) return null;
    const name = Y.findRootTypeKey(type);
    const root = this.#roots.get(name);
    return root ? { type, root, name, key: item.parentSub } : null;
  }

  #standsBefore({ origin, rightOrigin }: Piece): boolean {
    if (!origin || !rightOrigin) return true;
    const isLive = (id: Y.ID) => id.clock < Y.getState(this.doc.store, id.client);
    if (!isLive(origin) || !isLive(rightOrigin)) return true;
    const left = Y.getItem(this.doc.store, origin);
    const right = Y.getItem(this.doc.store, rightOrigin);
    if (left === right) return origin.clock < rightOrigin.clock;
    let next = left.right;
    for (let steps = 0; next !== null && steps < farthestNeighbour; steps += 1) {
      if (next === right) return true;
      next = next.right;
    }
    return false;
  }

  #content({ content }: Piece, place: Place, isKnown: boolean): Verdict | null {
    switch (content.kind) {
      case 'deleted':
        return null;
      case 'text':
        if (place.root.holds !== 'text') return malformed;
        if (isKnown) return null;
        this.addsContent = true;
        return this.#type(place, content.text.length, place.root.largest);
      case 'values': {
        const { root, key } = place;
        if (root.holds !== 'values' || key === null) return malformed;
        if (!content.values.every((value) => root.admits(key, value, this.author.member))) return malformed;
        if (isKnown) return null;
        this.addsContent = true;
        return this.#write(place, key, content.values.at(-1));
      }
      default: {
        const never: never = content;
        return never;
      }
    }
  }

  /** Characters that a text cannot hold are refused before they are in it: nobody could take them out again for sure. */
  #type({ name, type }: Place, characters: number, largest: number): Verdict | null {
    const typed = (this.#typed.get(name) ?? 0) + characters;
    this.#typed.set(name, typed);
    return type._length + typed > largest ? tooLarge : null;
  }

  #write(place: Place, key: string, value: unknown): Verdict | null {
    const written = this.#written.get(place.name) ?? new Set<string>();
    this.#written.set(place.name, written);
    const before = place.type._map.get(key);
    if (!before && !written.has(key) && place.type._map.size + written.size >= mostElements) return tooLarge;
    written.add(key);
    // On a board an element is erased by a last version that says so.
    if (place.name === elementsRoot && before && isErased(value) && !isErased(valueIn(before))) this.erases += 1;
    return null;
  }

  deletes(ranges: DeletedRange[]): Verdict | null {
    for (const { client, clock, length } of ranges) {
      if (clock + length > this.reached(client)) return behind;
      const live = Y.getState(this.doc.store, client);
      const structs = this.doc.store.clients.get(client);
      if (!structs || clock >= live) continue;
      for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
        const struct = structs[index];
        if (!struct || struct.id.clock >= clock + length) break;
        if (struct instanceof Y.Item && !struct.deleted) this.#erase(client, struct);
      }
    }
    return null;
  }

  #erase(client: number, item: Y.Item): void {
    if (item.parentSub === null) {
      if (!this.author.reserved.has(client)) this.erases += 1;
      return;
    }
    const place = this.#placeOfItem(item);
    if (!place || this.#written.get(place.name)?.has(item.parentSub)) return; // overwritten, not erased
    this.erases += 1;
  }
}

const isSamePlace = (one: Place, other: Place): boolean => one.type === other.type && one.key === other.key;

const valueIn = (item: Y.Item): unknown => (item.deleted ? null : item.content.getContent()[item.length - 1]);
const isErased = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (value as Partial<BoardElement>).isDeleted === true;

/**
 * Whether a whole update may be applied to the live document; nothing is changed by asking. Yjs trusts its peers, so
 * everything an update could do to others is asked here first: writing under somebody else's clientID (their next words
 * would be dropped for ever), nested types, gaps that are stored and never shown, roots nobody draws, a character in the
 * place of a map's value, and sizes. `doc` was made by `emptyDocument(kind)` and holds only what this gate let in.
 */
export function judge(doc: Y.Doc, update: Uint8Array, author: Author): Verdict {
  if (update.length > largestUpdate) return tooLarge;
  if (!author.reserved.has(author.clientId)) return notAllowed;
  const decoded = decodeUpdate(update);
  if (!decoded) return malformed;
  const examination = new Examination(doc, author);
  const wrong = examination.structs(decoded) ?? examination.deletes(decoded.deletes);
  if (wrong) return wrong;
  if (examination.addsContent && author.bytes + update.length > largestDocument) return tooLarge;
  return { verdict: 'accept', erases: examination.erases, isNew: changes(doc, examination, decoded) };
}

/** False for an update that was taken in before: it is answered, and neither stored nor relayed again. */
function changes(doc: Y.Doc, examination: Examination, { structs, deletes }: DecodedUpdate): boolean {
  for (const client of structs.keys()) {
    if (examination.reached(client) > Y.getState(doc.store, client)) return true;
  }
  return deletes.some(({ client, clock, length }) => {
    const known = doc.store.clients.get(client);
    if (!known || clock >= Y.getState(doc.store, client)) return true;
    for (let index = Y.findIndexSS(known, clock); index < known.length; index += 1) {
      const struct = known[index];
      if (!struct || struct.id.clock >= clock + length) return false;
      if (!struct.deleted) return true;
    }
    return false;
  });
}
