import * as Y from 'yjs';
import { type Accepted, largestDocument } from '../../../shared/documents/gate';
import { isTombstone } from '../../../shared/documents/liveElements';
import type { DocumentKind } from '../../../shared/documents/names';
import { rootsOf } from '../../../shared/documents/roots';
import type { MemberId } from '../../../shared/meeting/state';
import { type Refusal, refuse } from '../../../shared/refusal';
import type { Clock } from '../clock';

/** The part of a document that one member may hold. */
const largestShare = 0.4;
/** Boards smaller than this are not shared out. */
const sharedFrom = 1_000_000;
/** How many characters one member may add to texts within the window: one long paste, but not one after the other. */
const charactersPerWindow = 20_000;
const windowMs = 10_000;
/** How often shares are counted again, because counting reads the whole document. */
const countEveryMs = 500;
/** Bytes that stay of a deleted element: its key and its place. */
const remains = 24;

/** About how many bytes a plain value takes in a stored document. */
function sizeOf(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return value.length + 2;
    case 'number':
      return 6;
    case 'object': {
      if (value === null) return 1;
      if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + sizeOf(item), 2);
      return Object.entries(value).reduce((sum, [key, item]) => sum + key.length + 1 + sizeOf(item), 2);
    }
    default:
      return 1;
  }
}

function sizeOfItem(item: Y.Item): number {
  const key = item.parentSub?.length ?? 0;
  if (item.deleted) return item.parentSub === null ? 0 : remains + key;
  if (item.content instanceof Y.ContentString) return item.content.str.length;
  const values = item.content.getContent().filter((value) => !isTombstone(value));
  return values.reduce((sum, value) => sum + sizeOf(value), remains + key);
}

/** How much of a document each member wrote, by the clientIDs reserved for them. */
function heldBy(doc: Y.Doc, owners: ReadonlyMap<number, MemberId>): Map<MemberId, number> {
  const held = new Map<MemberId, number>();
  for (const [client, structs] of doc.store.clients) {
    const owner = owners.get(client);
    if (owner === undefined) continue;
    let size = held.get(owner) ?? 0;
    for (const struct of structs) if (struct instanceof Y.Item) size += sizeOfItem(struct);
    held.set(owner, size);
  }
  return held;
}

/** How many characters all texts of a document can hold together. */
const charactersOf = (kind: DocumentKind): number =>
  [...rootsOf[kind].values()].reduce((sum, root) => sum + (root.holds === 'text' ? root.largest : 0), 0);

/**
 * Whether a member would hold more than their share. A text has a fixed maximum length to share out; a board is shared out
 * as it grows, so that nobody alone fills the five megabytes that it may take.
 */
function exceedsShare(
  kind: DocumentKind,
  held: ReadonlyMap<MemberId, number>,
  member: MemberId,
  adds: number,
): boolean {
  const mine = (held.get(member) ?? 0) + adds;
  if (kind !== 'board') return mine > largestShare * charactersOf(kind);
  const all = [...held.values()].reduce((sum, each) => sum + each, adds);
  return all > sharedFrom && mine > largestShare * Math.min(all, largestDocument);
}

type Wait = { retryIn: number };

/** Keeps one member from filling a document for everybody: with a share of its content, and a limit on how fast texts grow. */
export class DocumentShares {
  #held: Map<MemberId, number> | null = null;
  #countedAt = Number.NEGATIVE_INFINITY;
  /** Something was added since the last count. */
  #isStale = false;
  readonly #typed = new Map<MemberId, { since: number; characters: number }>();

  constructor(
    private readonly kind: DocumentKind,
    private doc: Y.Doc,
    private readonly owners: ReadonlyMap<number, MemberId>,
    private readonly clock: Clock,
  ) {}

  /** Null when the update may be added. */
  judge(bytes: number, member: MemberId, { brings, erases }: Accepted): Refusal | Wait | null {
    const { characters, values } = brings;
    if (characters + values === 0) return null;
    // A member above their share may still take away.
    if (characters === 0 && values === erases) return null;
    const adds = this.kind === 'board' ? bytes : characters;
    if (exceedsShare(this.kind, this.#counted(), member, adds)) {
      if (this.#isStale) {
        const retryIn = this.#countedAt + countEveryMs - this.clock.now();
        if (retryIn > 0) return { retryIn };
        this.#count();
      }
      if (exceedsShare(this.kind, this.#counted(), member, adds))
        return refuse('tooLarge', { share: Math.round(largestShare * 100) });
    }
    return this.#mustWait(member, characters);
  }

  /** Memory holds another document now; how fast everybody typed stays known. */
  startOver(doc: Y.Doc): void {
    this.doc = doc;
    this.#held = null;
  }

  /** After an update was taken in. What it replaced is found at the next count. */
  took(update: Uint8Array, member: MemberId): void {
    this.#isStale = true;
    this.#held?.set(member, (this.#held.get(member) ?? 0) + update.length);
  }

  #counted(): Map<MemberId, number> {
    return this.#held ?? this.#count();
  }

  #count(): Map<MemberId, number> {
    this.#countedAt = this.clock.now();
    this.#isStale = false;
    this.#held = heldBy(this.doc, this.owners);
    return this.#held;
  }

  #mustWait(member: MemberId, characters: number): Wait | null {
    if (characters === 0) return null;
    const now = this.clock.now();
    const before = this.#typed.get(member);
    const window = before && now - before.since < windowMs ? before : { since: now, characters: 0 };
    // An update larger than the whole window passes alone, because it could never pass otherwise.
    if (window.characters > 0 && window.characters + characters > charactersPerWindow)
      return { retryIn: window.since + windowMs - now };
    this.#typed.set(member, { since: window.since, characters: window.characters + characters });
    return null;
  }
}
