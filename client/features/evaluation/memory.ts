import type { RoundKeys } from '../../../shared/evaluation/keys';
import type { EvaluationTotals, MemberId } from '../../../shared/meeting/state';

export type ListedKey = { member: MemberId; publicKey: string; mac: string | null };

/** What one round needs again after a reload, so that only the same bytes are ever sent twice. */
export type KeptRound = {
  keys: RoundKeys;
  mac: string | null;
  /** Set together, before the vector leaves this browser. */
  masked: { list: ListedKey[]; vector: string; mask: string } | null;
};

/** How far the keys of the others could be checked. */
export type Trust = 'unknown' | 'verified' | 'partly' | 'noKey' | 'forged';

/** What this browser keeps of an evaluation. The answers leave it masked, or not at all. */
export type Kept = {
  draft: { answers: (number | null)[]; text: string };
  /** Set by Send; not edited afterwards. */
  sent: { answers: number[]; text: string } | null;
  rounds: Record<number, KeptRound>;
  /** The round whose mask was (about to be) sent: this browser joins no other one of this evaluation. */
  maskSentIn: number | null;
  trust: Trust;
  published: { texts: string[]; result: EvaluationTotals; ownSum: 'same' | 'different' } | null;
};

export interface RoundMemory {
  load(): Promise<Kept | null>;
  /** Resolves when it is written: only then may anything be sent. */
  save(kept: Kept): Promise<void>;
}

const DATABASE = 'roundel-evaluation';
const TABLE = 'kept';

/** One record per meeting and member, shared by the tabs of a browser. */
export function browserMemory(name: string): RoundMemory {
  return {
    load: async () => (await inTable<Kept | undefined>('readonly', (table) => table.get(name))) ?? null,
    save: async (kept) => {
      await inTable('readwrite', (table) => table.put(kept, name));
    },
  };
}

async function inTable<T>(mode: IDBTransactionMode, ask: (table: IDBObjectStore) => IDBRequest): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(TABLE, mode, { durability: 'strict' });
      const request = ask(transaction.objectStore(TABLE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
      transaction.onerror = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(TABLE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
