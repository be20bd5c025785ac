import type { DocumentName, MemberId } from '../../../shared/meeting/state';
import { newId } from '../newId';

/** A piece of text that could not be delivered: kept and shown, never dropped. */
export type Draft = { id: string; about: string; text: string; at: number };

/** One frame of a document on its way to the server, under the clientID it was written with. */
export type Unsent = { document: DocumentName; member: MemberId; clientId: number; update: Uint8Array; at: number };
export type Kept = Unsent & { id: number };

/** What is not committed yet survives a reload here. Frames come back in the order in which they were put in. */
export interface Outbox {
  put(unsent: Unsent): Promise<number>;
  remove(id: number): Promise<void>;
  of(document: DocumentName, member: MemberId): Promise<Kept[]>;
}

/** For browsers that keep nothing (private windows, blocked storage) and for tests. */
export function memoryOutbox(): Outbox {
  const kept = new Map<number, Kept>();
  let next = 1;
  return {
    async put(unsent) {
      const id = next;
      next += 1;
      kept.set(id, { ...unsent, id });
      return id;
    },
    async remove(id) {
      kept.delete(id);
    },
    async of(document, member) {
      return [...kept.values()].filter((each) => each.document === document && each.member === member);
    },
  };
}

const storeName = 'updates';
const keptForDays = 30;

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function openDatabase(factory: IDBFactory): Promise<IDBDatabase> {
  const request = factory.open('roundel-outbox', 1);
  request.onupgradeneeded = () => {
    const store = request.result.createObjectStore(storeName, { keyPath: 'id', autoIncrement: true });
    store.createIndex('document', 'document');
  };
  return done(request);
}

/** Frames in IndexedDB. Whatever goes wrong there falls back to memory: the line itself must not fail with it. */
export function durableOutbox(factory: IDBFactory | undefined, now: () => number = Date.now): Outbox {
  const fallback = memoryOutbox();
  if (!factory) return fallback;
  const opening = openDatabase(factory).catch(() => null);
  const store = async (mode: IDBTransactionMode) =>
    (await opening)?.transaction(storeName, mode).objectStore(storeName);
  return {
    async put(unsent) {
      try {
        const updates = await store('readwrite');
        if (!updates) return await fallback.put(unsent);
        return Number(await done(updates.add(unsent)));
      } catch {
        return -(await fallback.put(unsent)); // negative: kept in memory only
      }
    },
    async remove(id) {
      try {
        if (id < 0) return await fallback.remove(-id);
        const updates = await store('readwrite');
        if (!updates) return await fallback.remove(id);
        await done(updates.delete(id));
      } catch {
        // sent twice is harmless
      }
    },
    async of(document, member) {
      try {
        const updates = await store('readwrite');
        if (!updates) return await fallback.of(document, member);
        const all: Kept[] = await done(updates.index('document').getAll(document));
        const oldest = now() - keptForDays * 86_400_000;
        for (const each of all) if (each.at < oldest) updates.delete(each.id);
        const inMemory = await fallback.of(document, member);
        return [
          ...all.filter((each) => each.member === member && each.at >= oldest),
          ...inMemory.map((each) => ({ ...each, id: -each.id })),
        ];
      } catch {
        return fallback.of(document, member);
      }
    },
  };
}

// --------------------------------------------------------------- kept words

let drafts: readonly Draft[] = [];
const listeners = new Set<() => void>();

function setDrafts(next: readonly Draft[]): void {
  drafts = next;
  for (const listener of [...listeners]) listener();
}

/** Words that a refused update or change would have lost, until the writer has copied or discarded them. */
export const keptDrafts = {
  list: (): readonly Draft[] => drafts,
  keep(about: string, text: string, at: number): void {
    if (text.trim() === '') return;
    if (drafts.some((draft) => draft.about === about && draft.text === text)) return;
    setDrafts([...drafts, { id: newId(), about, text, at }]);
  },
  discard: (id: string): void => setDrafts(drafts.filter((draft) => draft.id !== id)),
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
