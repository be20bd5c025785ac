import * as Y from 'yjs';
import { decodeUpdate, type Piece } from './decode';
import { inOrder } from './order';
import { keepOverlaps, Overlaps } from './overlaps';
import { keepReferences, Past } from './past';
import { applyRead } from './reader';
import { type List, nodeOf, Rehearsal } from './rehearsal';
import { steps, Work } from './work';

/** The structs of one update, applied to copies only: what the update would cost now and at every later loading. */
export class Trial {
  readonly rehearsal: Rehearsal;
  readonly overlaps: Overlaps;
  readonly past: Past;

  /** `isStored`: the update was judged before, so that what its writers knew does not matter any more. */
  constructor(
    private readonly doc: Y.Doc,
    private readonly work: Work,
    roomForOverlaps: number,
    isStored = false,
  ) {
    this.rehearsal = new Rehearsal(doc, work);
    this.past = new Past(doc, work);
    this.overlaps = new Overlaps(doc, this.rehearsal, work, roomForOverlaps, isStored ? null : this.past);
  }

  /** False for a struct with impossible neighbours. The neighbours of a known struct are found, and cut, all the same. */
  put(client: number, piece: Piece, list: List): boolean {
    this.work.spend(steps.struct);
    const { origin, rightOrigin } = piece;
    let left = origin && this.rehearsal.endingWith(origin);
    const right = rightOrigin && this.rehearsal.beginningWith(rightOrigin);
    if (left && origin && left.end - 1 !== origin.clock) return false; // both in one struct, in the wrong order
    const known = Math.max(Y.getState(this.doc.store, client) - piece.clock, 0);
    if (known >= piece.length) return true;
    if (known > 0) left = this.rehearsal.endingWith(Y.createID(client, piece.clock + known - 1));
    const node = nodeOf(client, piece, known, list);
    this.past.note(client, node.clock, node.origin);
    this.past.note(client, node.clock, node.rightOrigin);
    this.rehearsal.place(node, list, left, right);
    return this.overlaps.count(node, list, left, right);
  }
}

/** Applies stored bytes, which passed the gate before; the overlaps and references in them are counted again. */
export function takeStored(doc: Y.Doc, update: Uint8Array): void {
  const trial = new Trial(doc, new Work(Number.POSITIVE_INFINITY), Number.POSITIVE_INFINITY, true);
  const decoded = decodeUpdate(update);
  const structs = decoded?.structs ?? new Map<number, Piece[]>();
  const pieces = new Map([...structs].map(([client, all]) => [client, all.filter((piece) => 'content' in piece)]));
  for (const { client, piece } of inOrder(pieces, (of) => Y.getState(doc.store, of)).order) {
    const beside = piece.origin ?? piece.rightOrigin;
    const type = piece.root === null ? undefined : doc.share.get(piece.root);
    const list = beside ? trial.rehearsal.nodeAt(beside)?.home : type && { type, key: piece.key };
    if (!list || !trial.put(client, piece, list)) break;
  }
  if (decoded) applyRead(doc, update, decoded.values);
  else Y.applyUpdate(doc, update);
  keepOverlaps(doc, trial.overlaps.found);
  keepReferences(doc, trial.past.found);
}
