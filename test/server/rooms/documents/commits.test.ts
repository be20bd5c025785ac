import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { LiveDocument, type Opened } from '../../../../server/rooms/documents/liveDocument';
import type { SqliteOptions } from '../../../../server/store/engines/sqlite';
import { type Store, StoreUnavailable } from '../../../../server/store/store';
import { notesText } from '../../../../shared/documents/notes';
import { emptyDocument } from '../../../../shared/documents/roots';
import { isRefusal } from '../../../../shared/refusal';
import { bytesOf, chanceFrom, seedOf } from '../../../shared/documents/peers';
import { failingStorage } from '../../../support/failingStorage';
import { storeForTest } from '../../../support/forTest';

const notes = 'g1/m1/notes/common';
const still = { now: () => 1_000_000, callAt: () => () => undefined };

/** A store that shows each statement before it runs, and can be made to fail. */
const watched = (before: NonNullable<SqliteOptions['before']>) => storeForTest({ file: ':memory:', before });

type MethodOf<T> = { [K in keyof T]: T[K] extends (...asked: never[]) => unknown ? K : never }[keyof T];

/** The same store, but one coming append fails alone while those around it are saved. */
function failingAppend(store: Store): { store: Store; failAppend: (nth: number) => void } {
  let left = 0;
  const failing: Store = Object.create(store) as Store;
  const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(store)).filter((name) => name !== 'constructor');
  for (const name of methods as MethodOf<Store>[]) Object.assign(failing, { [name]: store[name].bind(store) });
  failing.appendUpdate = async (...update) => {
    left -= 1;
    if (left !== 0) return store.appendUpdate(...update);
    await store.ping(); // it fails when it would have been saved, not before
    throw new Error('constraint failed');
  };
  return {
    store: failing,
    failAppend: (nth) => {
      left = nth;
    },
  };
}

async function load(store: Store): Promise<LiveDocument> {
  const document = await LiveDocument.load(store, still, notes);
  if (!document) throw new Error('no document');
  return document;
}

const wordsIn = (doc: Y.Doc): string[] =>
  notesText(doc)
    .toString()
    .match(/\[\w+ \d+\]/g) ?? [];

/** A browser: writes at once, sends one frame at a time until it is acknowledged, and starts again from what is stored. */
async function writer(document: LiveDocument, member: string) {
  let doc = emptyDocument('notes');
  let clientId = 0;
  let written = 0;
  const acknowledged: string[] = [];
  const unsent: { word: string; update: Uint8Array }[] = [];
  const open = async () => {
    const opened = (await document.open(member, null)) as Opened;
    doc = emptyDocument('notes');
    Y.applyUpdate(doc, Buffer.from(opened.update, 'base64'));
    clientId = opened.clientId;
    doc.clientID = clientId;
    unsent.length = 0;
  };
  await open();
  return {
    acknowledged,
    unsent,
    clientId: () => clientId,
    write() {
      const word = `[${member} ${written}]`;
      written += 1;
      const before = Y.encodeStateVector(doc);
      notesText(doc).insert(notesText(doc).length, word);
      unsent.push({ word, update: Y.encodeStateAsUpdate(doc, before) });
    },
    /** Sends everything at once without waiting for answers, as the tabs of several people do together. */
    async sendAll() {
      const sent = unsent.splice(0);
      const answers = await Promise.allSettled(sent.map(({ update }) => document.receive(update, member, clientId)));
      let isLost = false;
      for (const [index, answer] of answers.entries()) {
        if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(Error);
        const value = answer.status === 'fulfilled' ? answer.value : null;
        if (value && !isRefusal(value) && value.outcome === 'committed') acknowledged.push(sent[index]!.word);
        else isLost = true;
      }
      if (isLost) await open().catch(() => undefined);
    },
  };
}

test('updates that come together are committed together, and each is judged on top of those before it', async () => {
  const statements: string[] = [];
  const store = await watched((statement) => statements.push(statement));
  const document = await load(store);
  const [ann, ben] = [await writer(document, 'ann'), await writer(document, 'ben')];
  for (let word = 0; word < 3; word += 1) {
    ann.write();
    ben.write();
  }
  statements.length = 0;
  await Promise.all([ann.sendAll(), ben.sendAll()]);
  expect(statements.filter((statement) => statement === 'commit')).toHaveLength(1);
  expect([ann.acknowledged, ben.acknowledged].map(({ length }) => length)).toEqual([3, 3]);
  expect((await document.read(wordsIn)).sort()).toEqual([...ann.acknowledged, ...ben.acknowledged].sort());
});

test('a reader during commits sees only what is stored', async () => {
  const store = await watched(() => undefined);
  const document = await load(store);
  const ann = await writer(document, 'ann');
  ann.write();
  const storedWhen: Record<string, number> = {};
  const note = async (what: string) => {
    storedWhen[what] = (await store.readDocument(notes)).updates.length;
  };
  const sending = ann.sendAll();
  const readers = [
    document.read(wordsIn).then(async (words) => {
      expect(words).toEqual(['[ann 0]']);
      await note('read');
    }),
    document.open('ben', null).then(async (opened) => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, Buffer.from((opened as Opened).update, 'base64'));
      expect(wordsIn(doc)).toEqual(['[ann 0]']);
      await note('open');
    }),
  ];
  await Promise.all([sending, ...readers]);
  expect(storedWhen).toEqual({ read: 1, open: 1 });
});

test('when the storage fails, everything after it is undone, answered, and can be sent again', async () => {
  const storage = failingStorage();
  const store = await watched(storage.before);
  const document = await load(store);
  const [ann, ben] = [await writer(document, 'ann'), await writer(document, 'ben')];
  ann.write();
  await ann.sendAll();
  for (const who of [ann, ann, ben]) who.write();
  const sent = [...ann.unsent, ...ben.unsent];
  storage.fail('FULL');
  const answers = sent.map(({ update }, at) => {
    const [member, client] = at < 2 ? ['ann', ann.clientId()] : ['ben', ben.clientId()];
    return document.receive(update, member as string, client as number);
  });
  for (const answer of answers) await expect(answer).rejects.toThrow(StoreUnavailable);
  await expect(document.read(wordsIn)).rejects.toThrow(StoreUnavailable);
  storage.heal();
  expect(await document.read(wordsIn)).toEqual(['[ann 0]']);
  expect(await document.receive(sent[1]!.update, 'ann', ann.clientId())).toMatchObject({ outcome: 'behind' });
  for (const { update } of sent.slice(0, 2)) {
    expect(await document.receive(update, 'ann', ann.clientId())).toEqual({ outcome: 'committed', isNew: true });
  }
  expect(await document.read(wordsIn)).toEqual(['[ann 0]', '[ann 1]', '[ann 2]']);
  expect(await (await load(store)).read(bytesOf)).toBe(await document.read(bytesOf));
});

test('an answer that commits nothing waits for the commits it rests on', async () => {
  const storage = failingStorage();
  const store = await watched(storage.before);
  const document = await load(store);
  const ann = await writer(document, 'ann');
  ann.write();
  const { update } = ann.unsent[0]!;
  storage.failAtStatement('FULL', 1);
  const first = document.receive(update, 'ann', ann.clientId());
  const same = document.receive(update, 'ann', ann.clientId());
  await expect(first).rejects.toThrow(StoreUnavailable);
  // The answer is not "known already": the update by which it was known was undone.
  expect(await same).toEqual({ outcome: 'committed', isNew: true });
  expect((await store.readDocument(notes)).updates).toHaveLength(1);
});

test('while the store stays down the document is read once, however much is sent', async () => {
  let readings = 0;
  const store = await watched((statement) => {
    if (statement.startsWith('select "position"')) readings += 1;
    if (statement.startsWith('insert into "document_updates"')) throw Object.assign(new Error('full'), { errcode: 13 });
  });
  const document = await load(store);
  const ann = await writer(document, 'ann');
  ann.write();
  const { update } = ann.unsent[0]!;
  readings = 0;
  for (let time = 0; time < 5; time += 1) {
    await expect(document.receive(update, 'ann', ann.clientId())).rejects.toThrow(StoreUnavailable);
  }
  expect(readings).toBe(1);
});

test('with random failures everything acknowledged is stored, and readers see exactly what is stored', async () => {
  const seed = seedOf('commits');
  const chance = chanceFrom(seed);
  for (let round = 0; round < 25; round += 1) {
    const where = `seed ${seed} round ${round}`;
    const storage = failingStorage();
    const { store, failAppend } = failingAppend(await watched(storage.before));
    const document = await load(store);
    const writers = await Promise.all(['ann', 'ben', 'cleo'].map((member) => writer(document, member)));
    for (let turn = 0; turn < 30; turn += 1) {
      if (chance() < 0.3) storage.failAtStatement('FULL', 1 + Math.floor(chance() * 12));
      else if (chance() < 0.4) failAppend(1 + Math.floor(chance() * 4));
      const work: Promise<unknown>[] = [];
      for (const who of writers) {
        for (let words = Math.floor(chance() * 4); words > 0; words -= 1) who.write();
        if (chance() < 0.8) work.push(who.sendAll());
      }
      if (chance() < 0.3) work.push(document.settle().catch(() => undefined));
      if (chance() < 0.5) {
        const reading = document.read(wordsIn).then(async (words) => {
          const stored = await (await load(store)).read(wordsIn);
          expect(stored, where).toEqual(expect.arrayContaining(words));
        });
        // A failing store during a read is not a wrong answer.
        work.push(reading.catch((error) => expect(error).not.toHaveProperty('matcherResult')));
      }
      await Promise.all(work);
      storage.heal();
    }
    const stored = await load(store);
    expect(stored.isSound, where).toBe(true);
    expect(await document.read(bytesOf), where).toBe(await stored.read(bytesOf));
    const words = new Set(await stored.read(wordsIn));
    const lost = writers.flatMap(({ acknowledged }) => acknowledged).filter((word) => !words.has(word));
    expect(lost, where).toEqual([]);
    expect(
      writers.some(({ acknowledged }) => acknowledged.length > 10),
      where,
    ).toBe(true);
  }
});
