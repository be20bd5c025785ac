import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import { durableOutbox, type Unsent } from '../../../../client/connection/documents/outbox';

const day = 24 * 60 * 60 * 1000;
const document = 'g1/m1/notes/common';
const frame = (byte: number, change: Partial<Unsent> = {}): Unsent => ({
  document,
  member: 'ann',
  clientId: 7,
  update: Uint8Array.from([byte]),
  at: 100 * day,
  ...change,
});
const outbox = (now = 100 * day) => durableOutbox(() => now);
const bytesOf = (kept: { update: Uint8Array }[]) => kept.map(({ update }) => update[0]);

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

/** The database as the page made it before it used a library for this. */
async function writtenByHand(unsent: Unsent): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('roundel-outbox', 1);
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore('updates', { keyPath: 'id', autoIncrement: true });
      store.createIndex('document', 'document');
    };
    request.onsuccess = () => resolve(request.result);
  });
  await new Promise<void>((resolve) => {
    const transaction = database.transaction('updates', 'readwrite');
    transaction.objectStore('updates').add(unsent);
    transaction.oncomplete = () => resolve();
  });
  database.close();
}

describe('the outbox of documents', () => {
  test('a page that is opened later finds the frames in the order in which they were put in', async () => {
    const before = outbox();
    for (const byte of [1, 2, 3]) await before.put(frame(byte));
    await before.put(frame(9, { document: 'g1/m1/plan/common' }));
    expect(bytesOf(await outbox().of(document, 'ann'))).toEqual([1, 2, 3]);
  });

  test('a removed frame stays away, and the others stay', async () => {
    const before = outbox();
    const first = await before.put(frame(1));
    await before.put(frame(2));
    await before.remove(first);
    expect(bytesOf(await outbox().of(document, 'ann'))).toEqual([2]);
  });

  test('another member at the same browser gets none of the frames', async () => {
    await outbox().put(frame(1));
    expect(await outbox().of(document, 'ben')).toEqual([]);
  });

  test('frames older than 30 days are deleted', async () => {
    await outbox().put(frame(1, { at: 69 * day }));
    await outbox().put(frame(2, { at: 71 * day }));
    expect(bytesOf(await outbox().of(document, 'ann'))).toEqual([2]);
    expect(bytesOf(await outbox(0).of(document, 'ann'))).toEqual([2]);
  });

  test('frames that an earlier version of the page stored are still found', async () => {
    await writtenByHand(frame(5));
    const now = outbox();
    const [kept] = await now.of(document, 'ann');
    expect(kept).toEqual({ ...frame(5), id: 1 });
    await now.remove(1);
    expect(await outbox().of(document, 'ann')).toEqual([]);
  });

  test('in a browser that refuses storage, the frames are kept while the page is open', async () => {
    globalThis.indexedDB.open = () => {
      throw new DOMException('storage is closed', 'SecurityError');
    };
    const closed = outbox();
    const first = await closed.put(frame(1));
    await closed.put(frame(2));
    expect(bytesOf(await closed.of(document, 'ann'))).toEqual([1, 2]);
    await closed.remove(first);
    const left = await closed.of(document, 'ann');
    expect(bytesOf(left)).toEqual([2]);
    for (const { id } of left) await closed.remove(id);
    expect(await closed.of(document, 'ann')).toEqual([]);
  });
});
