import { type DBSchema, openDB } from 'idb';
import type { RoundKeys } from '../../../shared/evaluation/keys';
import type { EvaluationTotals, MemberId, StageKey } from '../../../shared/meeting/state';

export type ListedKey = { member: MemberId; publicKey: string; mac: string | null };

/** What one round needs after a reload, so that this browser never sends two different vectors for it. */
export type KeptRound = {
  keys: RoundKeys;
  mac: string | null;
  /** All of these are set together, before the vector leaves this browser. */
  masked: { list: ListedKey[]; vector: string; mask: string } | null;
};

/** How far this browser could check the keys of the others. */
export type Trust = 'unknown' | 'verified' | 'partly' | 'noKey' | 'forged';

/**
 * Whose browsers had shown that they have the group's key when its person pressed Send, and whether the form then said that
 * all of them have it. People send because of that sentence, so the keys of the sum have to keep it.
 */
export type KnownKeys = { proved: MemberId[]; saidAll: boolean };

/** What this browser keeps of an evaluation. The answers leave it only masked. */
export type Kept = {
  /** The stage whose evaluation this is; none where nothing is kept yet. */
  stage?: StageKey;
  /** No score is given yet where the list is shorter than the form. */
  draft: { answers: (number | null)[]; text: string };
  /** Set by Send, and not edited afterwards. */
  sent: { answers: number[]; text: string; knew?: KnownKeys } | null;
  rounds: Record<number, KeptRound>;
  /** The round whose mask was sent, or is about to be. This browser joins no other round of this evaluation. */
  maskSentIn: number | null;
  trust: Trust;
  /** Members whose key had a proof that does not fit, in any round. It stays said, also when the round went on without them. */
  doubted: MemberId[];
  /** My note, when nobody else got to read it. It is kept until I delete it. */
  ownNote: string | null;
  published: { texts: string[]; result: EvaluationTotals; ownSum: 'same' | 'different' } | null;
};

export interface RoundMemory {
  load(): Promise<Kept | null>;
  /** Resolves when the state is on the disk. Nothing may be sent before that. */
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

/**
 * One record per meeting and member, shared by the tabs of a browser. The database is opened for each use, because
 * phones close idle ones.
 */
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
        // Strict durability: the state must be on the disk before anything is sent.
        const transaction = database.transaction(TABLE, 'readwrite', { durability: 'strict' });
        await Promise.all([transaction.store.put(kept, name), transaction.done]);
      } finally {
        database.close();
      }
    },
  };
}
