import { type DBSchema, openDB } from 'idb';
import type { DocumentName, GroupId, MemberId } from '../../../shared/meeting/state';

/** One frame of a document that is not acknowledged yet, with the clientID under which it was written. */
export type Unsent = { document: DocumentName; member: MemberId; clientId: number; update: Uint8Array; at: number };
type Kept = Unsent & { id: number };

/**
 * Keeps what is not committed yet, so that it survives a reload. Frames come back in the order in which they were
 * added.
 */
export interface Outbox {
  put(unsent: Unsent): Promise<number>;
  remove(id: number): Promise<void>;
  of(document: DocumentName, member: MemberId): Promise<Kept[]>;
}

/** For browsers that store nothing (private windows, blocked storage) and for tests. */
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

const DATABASE = 'roundel-outbox';
const STORE = 'updates';
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

interface Stored extends DBSchema {
  [STORE]: { key: number; value: Unsent & { id?: number }; indexes: { document: DocumentName } };
}

/** Rejects in browsers that refuse storage or have no IndexedDB. */
const openDatabase = async () =>
  openDB<Stored>(DATABASE, 1, {
    upgrade(database) {
      database.createObjectStore(STORE, { keyPath: 'id', autoIncrement: true }).createIndex('document', 'document');
    },
  });

/** For people who sign out: what they wrote and could not send does not stay in this browser. */
export async function forgetFrames(group: GroupId): Promise<void> {
  try {
    const database = await openDatabase();
    const ofGroup = IDBKeyRange.bound(`${group}/`, `${group}0`, false, true); // `0` follows `/`
    const ids = await database.getAllKeysFromIndex(STORE, 'document', ofGroup);
    await Promise.all(ids.map((id) => database.delete(STORE, id)));
    database.close();
  } catch {
    // Nothing was stored there.
  }
}

/**
 * Keeps frames in IndexedDB. When that fails it falls back to memory, so that sending never fails because of it. Frames
 * that are only in memory have a negative id.
 */
export function durableOutbox(now: () => number = Date.now): Outbox {
  const memory = memoryOutbox();
  const opening = openDatabase().catch(() => null);
  return {
    async put(unsent) {
      try {
        const database = await opening;
        if (database) return await database.add(STORE, unsent);
      } catch {
        // The disk is full, or the browser has closed the database.
      }
      return -(await memory.put(unsent));
    },
    async remove(id) {
      if (id < 0) return memory.remove(-id);
      try {
        await (await opening)?.delete(STORE, id);
      } catch {
        // It is sent again after a reload, which changes nothing.
      }
    },
    async of(document, member) {
      const inMemory = (await memory.of(document, member)).map((each) => ({ ...each, id: -each.id }));
      try {
        const database = await opening;
        if (!database) return inMemory;
        const stored: Kept[] = [];
        for (const { id, ...unsent } of await database.getAllFromIndex(STORE, 'document', document)) {
          if (id === undefined) continue;
          if (unsent.at < now() - KEPT_MS) await database.delete(STORE, id);
          else if (unsent.member === member) stored.push({ ...unsent, id });
        }
        return [...stored, ...inMemory];
      } catch {
        return inMemory;
      }
    },
  };
}
