import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import { type Dialect, SqliteAdapter, SqliteDialect, type SqliteStatement } from 'kysely';
import { KyselyStore } from '../kyselyStore';
import { type Store, StoreDamaged } from '../store';
import { DatabaseSync } from './driver';
import { damageIn, damageInFile, isDamage } from './integrity';
import { resultCode } from './resultCode';

/** Prepared statements by their SQL text: the same few run for every command of every room. */
const KEPT_STATEMENTS = 300;
/** Waiting for another process blocks every room, so the wait is short and the client tries again. */
const BUSY_WAIT_MS = 250;
/**
 * After so many pages, 16 MB, SQLite copies its journal into the database. With its usual 1,000 a busy server copies the
 * same few pages again with every fourth commit, and all rooms wait for it.
 */
const PAGES_PER_CHECKPOINT = 4_000;
/** Indexes of the rooms that are in use stay in memory. */
const CACHE_KB = 32_000;

export type SqliteOptions = {
  /** A file, or `:memory:`. */
  file: string;
  /** Told of every transaction that was tried: how long it took, and whether it was saved. */
  committed?: (seconds: number, saved: boolean) => void;
  /** Told once what is damaged, at the opening or later. */
  damaged?: (damage: string) => void;
  /** Sees each statement before it runs and may throw instead: this is how tests make storage fail. */
  before?: (statement: string, database: DatabaseSyncInstance) => void;
  /** How many command ids are remembered in memory; left out: enough for hundreds of meetings. */
  commandsKept?: number;
  /** Statements that make of a new database what all updates would, for tests that open a thousand of them. */
  ready?: string;
};

/**
 * Looks through the file first. Where only some pages are damaged, what is whole can be read and nothing is written; a file
 * that cannot even be opened or migrated rejects with `StoreDamaged`.
 */
export async function openSqliteStore(options: SqliteOptions): Promise<Store> {
  const { file } = options;
  if (file !== ':memory:') makeFolder(path.dirname(file));
  try {
    const database = openDatabase(file);
    if (options.ready !== undefined && isNew(database)) database.exec(options.ready);
    const damage = damageIn(database);
    return await KyselyStore.open({
      dialect: sqliteDialect(database, options),
      blobType: 'blob',
      commandsKept: options.commandsKept,
      isOutage,
      isDamage,
      emptyJournal: () => emptyJournal(database),
      damage,
      committed: options.committed,
      damaged: options.damaged,
      look: async () => (file === ':memory:' ? null : damageInFile(file)),
    });
  } catch (error) {
    if (!isDamage(error)) throw error;
    throw new StoreDamaged(`the file ${file} is damaged: ${error instanceof Error ? error.message : ''}`);
  }
}

/** Creates one level after another: Node's recursive mkdir never returns when a folder cannot be made (seen under /proc). */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

function openDatabase(file: string): DatabaseSyncInstance {
  const database = new DatabaseSync(file);
  database.exec(`
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma busy_timeout = ${BUSY_WAIT_MS};
    pragma foreign_keys = on;
    pragma secure_delete = on;
    pragma wal_autocheckpoint = ${PAGES_PER_CHECKPOINT};
    pragma cache_size = -${CACHE_KB};
  `);
  return database;
}

const isNew = (database: DatabaseSyncInstance): boolean =>
  database.prepare('select 1 from sqlite_master limit 1').get() === undefined;

/**
 * SQLite takes changes of tables back with their transaction, though Kysely does not count on it. So an update of the data that is
 * cut off changes nothing, and the next start does all of it.
 */
class WholeUpdates extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class Sqlite extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new WholeUpdates();
  }
}

function sqliteDialect(database: DatabaseSyncInstance, { before }: SqliteOptions): Dialect {
  const statements = new Map<string, SqliteStatement>();
  const prepared = (text: string): SqliteStatement => {
    const known = statements.get(text);
    if (known) return known;
    const statement = runnable(database.prepare(text));
    if (statements.size >= KEPT_STATEMENTS) statements.clear();
    statements.set(text, statement);
    return statement;
  };

  return new Sqlite({
    database: {
      close: () => {
        statements.clear();
        if (database.isOpen) closeWhole(database);
      },
      prepare(text) {
        // A full disk makes SQLite roll back by itself; a second rollback would hide the reason.
        const alreadyRolledBack = text === 'rollback' && !database.isTransaction;
        if (alreadyRolledBack) return nothing;
        before?.(text, database);
        return prepared(text);
      },
    },
  });
}

/** Statements that were not collected yet keep SQLite from tidying up, so the journal goes into the file before. */
function closeWhole(database: DatabaseSyncInstance): void {
  try {
    database.exec('pragma wal_checkpoint(truncate)');
  } catch {
    // A full or damaged disk: nothing is lost, because the next start reads the journal.
  }
  database.close();
}

/** A reader that has not finished, a full disk: then it is emptied another time. */
function emptyJournal(database: DatabaseSyncInstance): boolean {
  try {
    const result = database.prepare('pragma wal_checkpoint(truncate)').get() as { busy?: number } | undefined;
    return result?.busy === 0;
  } catch {
    return false;
  }
}

/** A prepared statement as Kysely runs it; made once per SQL text. */
const runnable = (statement: StatementSyncInstance): SqliteStatement => ({
  reader: statement.columns().length > 0,
  all: (parameters) => statement.all(...parameters.map(bound)) as unknown[],
  run: (parameters) => statement.run(...parameters.map(bound)),
  iterate: (parameters) => statement.iterate(...parameters.map(bound)) as IterableIterator<unknown>,
});

const nothing: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator](),
};

function bound(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value === undefined ? null : value;
}

/**
 * Result codes of our own mistakes (SQL, constraint, too big, mismatch, misuse, range); all others are faults of the
 * storage.
 */
const OUR_OWN = new Set([1, 18, 19, 20, 21, 25]);

function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && error.code === 'ERR_INVALID_STATE') return true;
  const code = resultCode(error);
  return code !== null && !OUR_OWN.has(code);
}
