import { type DBSchema, openDB } from 'idb';
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
  /** My note, when the result came without it: nobody else has read it. Kept until I let it go. */
  ownNote: string | null;
  published: { texts: string[]; result: EvaluationTotals; ownSum: 'same' | 'different' } | null;
};

export interface RoundMemory {
  load(): Promise<Kept | null>;
  /** Resolves when it is written: only then may anything be sent. */
  save(kept: Kept): Promise<void>;
}

const DATABASE = 'roundel-evaluation';
const TABLE = 'kept';

interface Stored extends DBSchema {
  [TABLE]: { key: string; value: Kept };
}

const openDatabase = () =>
  openDB<Stored>(DATABASE, 1, {
    upgrade(database) {
      database.createObjectStore(TABLE);
    },
  });

/** One record per meeting and member, shared by the tabs of a browser. Opened for each use: phones close what lies idle. */
export function browserMemory(name: string): RoundMemory {
  return {
    async load() {
      const database = await openDatabase();
      try {
        return (await database.get(TABLE, name)) ?? null;
      } finally {
        database.close();
      }
    },
    async save(kept) {
      const database = await openDatabase();
      try {
        // Strict: on the disk, not only handed to the system, before anything is sent.
        const transaction = database.transaction(TABLE, 'readwrite', { durability: 'strict' });
        await Promise.all([transaction.store.put(kept, name), transaction.done]);
      } finally {
        database.close();
      }
    },
  };
}
