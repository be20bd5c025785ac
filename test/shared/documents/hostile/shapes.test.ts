import { beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { overlapsIn } from '../../../../shared/documents/overlaps';
import { emptyDocument } from '../../../../shared/documents/roots';
import { largestWork, Work } from '../../../../shared/documents/work';
import { bytesOf, chanceFrom, DocumentServer, seedOf } from '../peers';
import { anyUpdate } from './anyUpdate';
import { shapes } from './shapes';
import { watchYjs, workOf, type YjsWork } from './yjsWork';

beforeAll(watchYjs);

/** Yjs's own work in steps: the structs it reads, and those it moves within arrays. */
const stepsOf = ({ steps, reads, moved }: YjsWork): number => steps + reads + moved / 64;
const structsIn = (doc: Y.Doc): number => [...doc.store.clients.values()].reduce((sum, { length }) => sum + length, 0);

/** One document, a sender who sends it anything, and a reader who loads it from the beginning. */
class Siege {
  readonly documentServer: DocumentServer;
  readonly own: number[];
  readonly reader: Y.Doc;
  readonly verdicts = { accept: 0, behind: 0, refuse: 0 };
  most = 0;

  constructor(readonly kind: DocumentServer['kind']) {
    this.documentServer = new DocumentServer(kind);
    this.own = Array.from({ length: 4_000 }, () => this.documentServer.reserve('mallory'));
    this.reader = emptyDocument(kind);
  }

  /** Judges and applies within the budget: completely or not at all. */
  send(update: Uint8Array): boolean {
    expect(update.length).toBeLessThanOrEqual(100_000);
    const { documentServer, verdicts } = this;
    const before = verdicts.refuse < 3 ? bytesOf(documentServer.doc) : null;
    const work = new Work();
    const spent = workOf(() => {
      verdicts[documentServer.receive(update, 'mallory', this.own[0]!, work).verdict] += 1;
    });
    this.most = Math.max(this.most, work.spent);
    // The steps counted are never fewer than those taken, by the judge and by Yjs.
    expect(stepsOf(spent)).toBeLessThanOrEqual(work.spent);
    expect(work.spent).toBeLessThan(largestWork * 1.1);
    const isAccepted = documentServer.verdicts.at(-1)?.verdict === 'accept';
    if (isAccepted) Y.applyUpdate(this.reader, update);
    else if (before !== null) expect(bytesOf(documentServer.doc)).toBe(before);
    return isAccepted;
  }

  /**
   * A late reader gets the same structs and deletions, at a cost that was counted beforehand. Their order is not compared
   * here: an insertion that names neighbours which its author cannot have seen side by side may land elsewhere for a late
   * reader, and the gate does not know what an author had seen.
   */
  end(known: Y.Doc): void {
    const { doc } = this.documentServer;
    const missing = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(known));
    const loading = stepsOf(workOf(() => Y.applyUpdate(known, missing)));
    console.info(
      `${JSON.stringify(this.verdicts)}, at most ${this.most} steps, ${Math.round(loading)} to load ${structsIn(doc)} structs with ${overlapsIn(doc)} overlaps`,
    );
    expect(loading).toBeLessThan(40 * structsIn(doc) + 4 * overlapsIn(doc) + 1_000);
    expect(bytesOf(this.reader)).toBe(bytesOf(doc));
    expect(Y.equalSnapshots(Y.snapshot(known), Y.snapshot(doc))).toBe(true);
    expect(doc.store.pendingStructs ?? doc.store.pendingDs).toBeNull();
  }
}

describe('updates meant to hold up everybody', () => {
  it.each(shapes)('$name: nothing costs more than its budget, now or at loading', ({ kind, send, isTooMuch }) => {
    const siege = new Siege(kind);
    const updates = send(siege.own);
    for (let next = updates.next(); !next.done; ) next = updates.next(siege.send(next.value));
    const fresh = emptyDocument(kind);
    siege.end(fresh);
    expect(bytesOf(fresh)).toBe(bytesOf(siege.documentServer.doc));
    if (isTooMuch) expect(siege.documentServer.verdicts).toContainEqual({ verdict: 'refuse', why: 'tooLarge' });
    else expect(siege.verdicts.refuse).toBe(0);
  });

  it('random hostile updates cost no more than their budget, now or at loading', () => {
    const seed = seedOf('any hostile update');
    for (let run = 0; run < 12; run += 1) {
      const chance = chanceFrom((seed + run) >>> 0);
      const siege = new Siege('notes');
      const early = emptyDocument('notes');
      for (let round = 0; round < 30; round += 1) {
        siege.send(anyUpdate(siege.documentServer.doc, siege.own.slice(0, 5), 10 ** (3 * chance()), chance));
        // Somebody who was away comes back with what they had then.
        if (round === 15 && run % 2 === 0) Y.applyUpdate(early, Y.encodeStateAsUpdate(siege.documentServer.doc));
      }
      siege.end(early);
    }
  });
});
