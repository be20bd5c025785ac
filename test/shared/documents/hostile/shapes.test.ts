import { beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { overlapsIn } from '../../../../shared/documents/overlaps';
import { emptyDocument } from '../../../../shared/documents/roots';
import { largestWork, Work } from '../../../../shared/documents/work';
import { bytesOf, chanceFrom, DocumentServer, seedOf } from '../peers';
import { anyPossible, anyUpdate } from './anyUpdate';
import { type Forged, forged, id } from './forge';
import { shapes } from './shapes';
import { watchYjs, workOf, type YjsWork } from './yjsWork';

beforeAll(watchYjs);

/** Yjs's own work in steps: the structs it reads, and those it moves within arrays. */
const stepsOf = ({ steps, reads, moved }: YjsWork): number => steps + reads + moved / 64;
const structsIn = (doc: Y.Doc): number => [...doc.store.clients.values()].reduce((sum, { length }) => sum + length, 0);

/** Every list of a document: texts and the versions of keys, with what was deleted. */
function listsOf(doc: Y.Doc): string[][] {
  const lists: string[][] = [];
  for (const type of doc.share.values()) {
    const list: string[] = [];
    for (let item = type._start; item !== null; item = item.right) {
      for (let offset = 0; offset < item.length; offset += 1) list.push(`${item.id.client}.${item.id.clock + offset}`);
    }
    lists.push(list);
    for (const last of type._map.values()) {
      const versions: string[] = [];
      for (let item: Y.Item | null = last; item !== null; item = item.left) {
        for (let at = item.length; at > 0; at -= 1) versions.push(`${item.id.client}.${item.id.clock + at - 1}`);
      }
      lists.push(versions);
    }
  }
  return lists;
}

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

  /** Whoever was there, whoever reads all of it now, and `known` see the same. */
  compare(known?: Y.Doc): void {
    const fresh = emptyDocument(this.kind);
    Y.applyUpdate(fresh, Y.encodeStateAsUpdate(this.documentServer.doc));
    const order = listsOf(this.documentServer.doc);
    for (const each of [fresh, this.reader, known]) if (each) expect(listsOf(each)).toEqual(order);
  }

  /** A late reader gets the same structs, in the same order, and the same deletions, at a cost that was counted beforehand. */
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
    this.compare(known);
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

  it('random hostile updates cost no more than their budget, now or at loading, and show the same to everybody', () => {
    const seed = seedOf('any hostile update');
    for (let run = 0; run < 12; run += 1) {
      const chance = chanceFrom((seed + run) >>> 0);
      const siege = new Siege('notes');
      const early = emptyDocument('notes');
      for (let round = 0; round < 60; round += 1) {
        const any = round % 2 === 0 ? anyUpdate : anyPossible;
        const { doc } = siege.documentServer;
        if (siege.send(any(doc, siege.own.slice(0, 5), 10 ** (3 * chance()), chance))) siege.compare();
        // Somebody who was away comes back with what they had then.
        if (round === 30 && run % 2 === 0) Y.applyUpdate(early, Y.encodeStateAsUpdate(doc));
      }
      expect(siege.verdicts.accept, `seed ${seed}`).toBeGreaterThan(20);
      siege.end(early);
    }
  });

  it('what its writer cannot have seen side by side is refused, and the same between strangers is taken', () => {
    const documentServer = new DocumentServer('notes');
    const [one, two, three] = [1, 2, 3].map(() => documentServer.reserve('mallory')) as [number, number, number];
    const send = (client: number, clock: number, ...structs: Forged[]) =>
      documentServer.receive(forged([{ client, clock, structs }]), 'mallory', client).verdict;
    expect(send(one, 0, { text: 'no' })).toBe('accept');
    // Before everything, although its writer names the first letter a moment later in the same update.
    expect(send(two, 0, { text: 'X', right: id(one, 1) })).toBe('refuse');
    expect(send(two, 0, { text: 'X', left: id(one, 1) }, { text: 'Y', left: id(one, 0) })).toBe('refuse');
    expect(send(two, 0, { text: 'X', left: id(one, 1) }, { text: 'Y' })).toBe('refuse');
    // What another writer knew counts when it is named.
    expect(send(two, 0, { text: 'X', left: id(one, 1) })).toBe('accept');
    expect(send(three, 0, { text: 'Z', left: id(two, 0) }, { text: 'Q', left: id(one, 0) })).toBe('refuse');
    expect(send(three, 0, { text: 'Z', left: id(one, 0) })).toBe('accept');
    expect(documentServer.doc.getText('text').toString()).toBe('noXZ');
  });

  it('an update that once was taken and showed two texts is refused, or shows one', () => {
    const chance = chanceFrom(3_638_571_789);
    const siege = new Siege('notes');
    for (let round = 0; round < 200; round += 1) {
      if (siege.send(anyUpdate(siege.documentServer.doc, siege.own.slice(0, 5), 4, chance))) siege.compare();
    }
    siege.compare();
  });
});
