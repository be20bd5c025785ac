import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { browserMemory, type Kept } from '../../../../client/features/evaluation/memory';

const kept: Kept = {
  draft: { answers: [3, null, 5], text: 'slower, please' },
  sent: null,
  rounds: { 1: { keys: { publicKey: 'p', privateKey: 's' }, mac: null, masked: null } },
  maskSentIn: null,
  trust: 'unknown',
  doubted: [],
  ownNote: null,
  published: null,
};

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

test('what is kept of an evaluation is there after a reload, only for its own meeting and member', async () => {
  expect(await browserMemory('m1/ann').load()).toBeNull();
  await browserMemory('m1/ann').save(kept);
  await browserMemory('m1/ann').save({ ...kept, maskSentIn: 1 });
  expect(await browserMemory('m1/ann').load()).toEqual({ ...kept, maskSentIn: 1 });
  expect(await browserMemory('m1/ben').load()).toBeNull();
});

test('what an earlier version of the page kept can still be read', async () => {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('roundel-evaluation', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('kept');
    request.onsuccess = () => resolve(request.result);
  });
  await new Promise<void>((resolve) => {
    const transaction = database.transaction('kept', 'readwrite');
    transaction.objectStore('kept').put(kept, 'm1/ann');
    transaction.oncomplete = () => resolve();
  });
  database.close();
  expect(await browserMemory('m1/ann').load()).toEqual(kept);
});

test('a browser that refuses storage reports it before anything is sent', async () => {
  globalThis.indexedDB.open = () => {
    throw new DOMException('storage is closed', 'SecurityError');
  };
  await expect(browserMemory('m1/ann').save(kept)).rejects.toThrow('storage is closed');
});
