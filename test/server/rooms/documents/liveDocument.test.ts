import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Clock } from '../../../../server/rooms/clock';
import { withChecksum } from '../../../../server/rooms/documents/checksum';
import { LiveDocument, type Opened, type Received } from '../../../../server/rooms/documents/liveDocument';
import { OpenDocuments } from '../../../../server/rooms/documents/openDocuments';
import { type Store, StoreUnavailable } from '../../../../server/store/store';
import { boardElements } from '../../../../shared/documents/board';
import { notesText } from '../../../../shared/documents/notes';
import { beginRow, hashOfRow, planText, rowText } from '../../../../shared/documents/plan';
import { emptyDocument } from '../../../../shared/documents/roots';
import { isRefusal } from '../../../../shared/refusal';
import { bytesOf, chanceFrom, element, seedOf } from '../../../shared/documents/peers';
import { folderForTest, storeForTest } from '../../../support/forTest';
import { openReadyStore } from '../../../support/readyStore';

const board = 'g1/m1/board/s1';
const notes = 'g1/m1/notes/common';
const plan = 'g1/m1/plan/s1';

function handClock(): Clock & { at: number } {
  return { at: 1_000_000, now: () => 0, callAt: () => () => undefined };
}
const still = (() => {
  const clock = handClock();
  clock.now = () => clock.at;
  return clock;
})();

async function load(store: Store, name: string): Promise<LiveDocument> {
  const document = await LiveDocument.load(store, still, name);
  if (!document) throw new Error(`no document ${name}`);
  return document;
}

/** A browser's side: opens, applies, and writes under the ID it was given. */
async function openAs(document: LiveDocument, member: string, from = emptyDocument('board')) {
  const opened = (await document.open(member, null)) as Opened;
  expect(isRefusal(opened)).toBe(false);
  Y.applyUpdate(from, Buffer.from(opened.update, 'base64'), 'server');
  from.clientID = opened.clientId;
  const updates: Uint8Array[] = [];
  from.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') updates.push(update);
  });
  const send = async (): Promise<(Received | { refused: string })[]> => {
    const answers = [];
    for (const update of updates.splice(0)) answers.push(await document.receive(update, member, opened.clientId));
    return answers;
  };
  return { doc: from, clientId: opened.clientId, updates, send };
}

describe('[DC1] a document on the server', () => {
  it('[DC1] saves before it answers, and accepts an outbox after a restart', async () => {
    const file = path.join(await folderForTest(), 'a.db');
    const first = await storeForTest({ file });
    const ann = await openAs(await load(first, board), 'ann');
    boardElements(ann.doc).set('a', element('a'));
    expect(await ann.send()).toEqual([{ outcome: 'committed', isNew: true }]);
    boardElements(ann.doc).set('b', element('b'));
    const outbox = ann.updates.splice(0);

    await first.close();
    const second = await storeForTest({ file });
    const again = await load(second, board);
    expect(await again.read((doc) => boardElements(doc).get('a'))).toEqual(element('a'));
    expect(await again.receive(outbox[0]!, 'ann', ann.clientId)).toEqual({ outcome: 'committed', isNew: true });
    expect(await again.receive(outbox[0]!, 'ann', ann.clientId)).toEqual({ outcome: 'committed', isNew: false });
    expect(await again.receive(outbox[0]!, 'bob', ann.clientId)).toEqual({ refused: 'notAllowed' });
    expect(await again.read((doc) => boardElements(doc).get('b'))).toEqual(element('b'));
  });

  it('[DC1] gives every open its own clientID, reserved before the browser gets it', async () => {
    const store = await storeForTest();
    const document = await load(store, notes);
    const ids = await Promise.all(
      ['ann', 'ann', 'bob'].map(async (member) => ((await document.open(member, null)) as Opened).clientId),
    );
    expect(new Set(ids).size).toBe(3);
    expect(await store.clientsOf(notes)).toEqual(
      new Map([
        [ids[0], 'ann'],
        [ids[1], 'ann'],
        [ids[2], 'bob'],
      ]),
    );
  });

  it('[DC1] answers with the update that a reader lacks, and refuses bytes that are not a state vector', async () => {
    const document = await load(await storeForTest(), notes);
    const ann = await openAs(document, 'ann', emptyDocument('notes'));
    notesText(ann.doc).insert(0, 'a long text '.repeat(50));
    await ann.send();
    const known = Y.encodeStateVector(ann.doc);
    notesText(ann.doc).insert(0, 'new ');
    await ann.send();
    const opened = (await document.open('bob', known)) as Opened;
    expect(Buffer.from(opened.update, 'base64').length).toBeLessThan(60);
    expect(await document.open('bob', Uint8Array.from([255, 255]))).toEqual({ refused: 'malformed' });
  });

  it('[FA3] acknowledges nothing while the store is down, and takes the same update afterwards', async () => {
    let isDown = false;
    const store = await storeForTest({
      file: ':memory:',
      before: (statement) => {
        if (isDown && statement.startsWith('insert into "document_updates"'))
          throw Object.assign(new Error('disk full'), { errcode: 13 });
      },
    });
    const document = await load(store, notes);
    const ann = await openAs(document, 'ann', emptyDocument('notes'));
    notesText(ann.doc).insert(0, 'kept');
    const [update] = ann.updates;
    isDown = true;
    await expect(document.receive(update!, 'ann', ann.clientId)).rejects.toThrow();
    isDown = false;
    expect(await document.read((doc) => notesText(doc).toString())).toBe('');
    expect(await document.receive(update!, 'ann', ann.clientId)).toEqual({ outcome: 'committed', isNew: true });
    expect(await document.read((doc) => notesText(doc).toString())).toBe('kept');
  });

  it('[FA14] a refusal leaves the live document and the store unchanged', async () => {
    const store = await storeForTest();
    const document = await load(store, board);
    const ann = await openAs(document, 'ann');
    boardElements(ann.doc).set('a', element('a'));
    await ann.send();
    const before = await document.read(bytesOf);
    const stored = await store.readDocument(board);
    const forged = new Y.Doc();
    forged.clientID = ann.clientId;
    forged.getMap('elements').set('x', new Y.Map());
    expect(await document.receive(Y.encodeStateAsUpdate(forged), 'ann', ann.clientId)).toEqual({
      refused: 'malformed',
    });
    expect(await document.read(bytesOf)).toBe(before);
    expect(await store.readDocument(board)).toEqual(stored);
  });

  it('[FA14] merges its updates into a snapshot of the same document', async () => {
    const store = await storeForTest();
    const document = await load(store, notes);
    const ann = await openAs(document, 'ann', emptyDocument('notes'));
    for (let count = 0; count < 900; count += 1) notesText(ann.doc).insert(0, String(count % 10));
    await ann.send();
    const stored = await store.readDocument(notes);
    expect(stored.snapshot).not.toBeNull();
    expect(stored.updates.length).toBeLessThan(400);
    const again = await load(store, notes);
    expect(await again.read(bytesOf)).toBe(await document.read(bytesOf));
    await again.settle();
    expect((await store.readDocument(notes)).updates).toEqual([]);
  });

  it('[FA14] a stored document damaged at 200 random places shows what can be read and is never overwritten', async () => {
    const seed = seedOf('damage');
    const chance = chanceFrom(seed);
    const words = emptyDocument('notes');
    notesText(words).insert(0, 'what the group wrote before');
    const snapshot = withChecksum(Y.encodeStateAsUpdate(words));
    for (let round = 0; round < 200; round += 1) {
      const store = await openReadyStore();
      const first = await load(store, notes);
      const ann = await openAs(first, 'ann', emptyDocument('notes'));
      notesText(ann.doc).insert(0, 'one ');
      notesText(ann.doc).insert(4, 'two ');
      await ann.send();
      const stored = await store.readDocument(notes);
      const damaged = [...stored.updates].map((update) => Uint8Array.from(update));
      const hit = damaged[Math.floor(chance() * damaged.length)]!;
      hit[Math.floor(chance() * hit.length)]! ^= 1 << Math.floor(chance() * 8);
      const bad: Store = Object.assign(Object.create(store) as Store, {
        readDocument: async () => ({ ...stored, snapshot, updates: damaged }),
        clientsOf: () => store.clientsOf(notes),
        reserveClient: (name: string, id: number, member: string) => store.reserveClient(name, id, member),
        appendUpdate: () => Promise.reject(new Error('written over a damaged document')),
        compactDocument: () => Promise.reject(new Error('merged a damaged document')),
      });
      const reopened = await load(bad, notes);
      expect(reopened.isSound, `seed ${seed} round ${round}`).toBe(false);
      expect(await reopened.read((doc) => notesText(doc).toString())).toContain('what the group wrote before');
      const bob = await openAs(reopened, 'bob', emptyDocument('notes'));
      notesText(bob.doc).insert(0, 'x');
      expect(await bob.send()).toEqual([{ refused: 'unavailable' }]);
      await reopened.settle();
      await store.close();
    }
  });

  it('[DC1] slows down somebody who empties a board, and loses none of it', async () => {
    const document = await load(await storeForTest(), board);
    const ann = await openAs(document, 'ann');
    for (let part = 0; part < 6; part += 1) {
      ann.doc.transact(() => {
        for (let index = 0; index < 400; index += 1) {
          boardElements(ann.doc).set(`e${part}x${index}`, element(`e${part}x${index}`));
        }
      });
    }
    await ann.send();
    const bob = await openAs(document, 'bob');
    const parts = [...Array(6).keys()].map((part) => () => {
      bob.doc.transact(() => {
        for (let index = 0; index < 400; index += 1) boardElements(bob.doc).delete(`e${part}x${index}`);
      });
    });
    for (const erase of parts) erase();
    const last = bob.updates.at(-1);
    const answers = await bob.send();
    expect(answers.slice(0, 5).every((answer) => 'outcome' in answer && answer.outcome === 'committed')).toBe(true);
    expect(answers[5]).toEqual({ outcome: 'retry', retryIn: 10_000 });
    still.at += 10_000;
    expect(await document.receive(last!, 'bob', bob.clientId)).toEqual({ outcome: 'committed', isNew: true });
    expect(await document.read((doc) => boardElements(doc).size)).toBe(0);
  });

  it('[DC3] returns the text of a draft row with a hash that changes with every word', async () => {
    const store = await storeForTest();
    const documents = new OpenDocuments(store, still);
    const live = await documents.find(plan);
    const ann = await openAs(live!, 'ann', emptyDocument('plan'));
    expect(await documents.draftedRow('g1', 'm1', 's1', 0)).toBeNull();
    beginRow(ann.doc, 'ann', 1);
    await ann.send();
    expect(await documents.draftedRow('g1', 'm1', 's1', 0)).toBeNull();
    planText(ann.doc, 0, 'what').insert(0, 'Call Priya');
    planText(ann.doc, 0, 'by').insert(0, 'Friday');
    await ann.send();
    const drafted = await documents.draftedRow('g1', 'm1', 's1', 0);
    expect(drafted?.text).toMatchObject({ what: 'Call Priya', by: 'Friday', support: '' });
    expect(drafted?.hash).toBe(hashOfRow(rowText(ann.doc, 0)));
    planText(ann.doc, 0, 'by').delete(0, 1);
    await ann.send();
    expect((await documents.draftedRow('g1', 'm1', 's1', 0))?.hash).not.toBe(drafted?.hash);
    expect(await documents.draftedRow('g1', 'm1', 's1', 12)).toBeNull();
    expect(await documents.draftedRow('g1', 'm1', 'bad/slot', 0)).toBeNull();
  });

  it('[FA14] forgets a document that nobody reads, and one that failed to load', async () => {
    const store = await storeForTest();
    let fails = true;
    const shaky: Store = Object.assign(Object.create(store) as Store, {
      readDocument: (name: string) => (fails ? Promise.reject(new StoreUnavailable('down')) : store.readDocument(name)),
      clientsOf: (name: string) => store.clientsOf(name),
    });
    const documents = new OpenDocuments(shaky, still);
    await expect(documents.find(notes)).rejects.toThrow();
    fails = false;
    const first = await documents.find(notes);
    expect(first).not.toBeNull();
    await documents.release(notes, () => true);
    expect(await documents.find(notes)).toBe(first);
    await documents.release(notes, () => false);
    expect(await documents.find(notes)).not.toBe(first);
    expect(await documents.find('no/document')).toBeNull();
  });

  it('[FA14] rests when several release it at the same moment, and when a request comes between', async () => {
    const documents = new OpenDocuments(await storeForTest(), still);
    const live = (await documents.find(notes))!;
    const settle = live.settle.bind(live);
    let settled = 0;
    live.settle = () => {
      settled += 1;
      // Two that wait for each other would do so for ever, and nothing else would have a turn.
      return settled > 20 ? Promise.reject(new Error('it never rests')) : settle();
    };
    const releases = [1, 2, 3].map(() => documents.release(notes, () => false));
    const asked = live.read(() => 'asked');
    await Promise.all(releases);
    expect(await asked).toBe('asked');
    expect(await documents.find(notes)).not.toBe(live);
  });
});
