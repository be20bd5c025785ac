import { chmod, lstat, readdir, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Logger } from 'pino';
import { StartFault } from './config';
import { FolderInUse, holdFolder } from './store/engines/folderLock';
import { openSqliteStore, type SqliteOptions } from './store/engines/sqlite';
import { type Store, StoreDamaged, StoreTooNew } from './store/store';

const LOOK_EVERY_MS = 60 * 60 * 1000;
const wayOut = 'Put a backup in its place: see "Backup" in docs/operations.md.';
const whatHolds = `what is whole can be read, and nothing is written. ${wayOut}`;

/** Pages of a disk go bad without anybody reading them: a look finds it before the meeting that needs them. */
export function lookThroughNowAndThen(store: Store, log: Logger): void {
  const look = () =>
    void store.look().catch((error: unknown) => log.warn({ err: error }, 'the data were not looked through'));
  setInterval(look, LOOK_EVERY_MS).unref();
}

/**
 * The store in the data folder, which this process then holds; a StartFault when that is not possible. Damage is logged
 * whenever it is found.
 */
export async function openStore(dataDir: string, log: Logger, committed: SqliteOptions['committed']): Promise<Store> {
  const file = path.join(dataDir, 'roundel.db');
  try {
    // The lock comes first: the files in the folder may belong to a server that is running.
    holdFolder(dataDir);
    await keepPrivate(dataDir, log);
    const damaged = (damage: string) =>
      log.error({ file, damage }, `The database file ${file} is damaged: ${whatHolds}`);
    const store = await openSqliteStore({ file, damaged, ...(committed ? { committed } : {}) });
    if (store.damage() === null) await store.ping();
    return store;
  } catch (error) {
    if (error instanceof FolderInUse)
      throw new StartFault(
        `Another Roundel is already running on the data folder ${dataDir}. Stop that one, or set DATA_DIR to another folder.`,
      );
    if (error instanceof StoreTooNew)
      throw new StartFault(
        `The data in ${dataDir} were written by a newer Roundel. Start that version, or set DATA_DIR to another folder.`,
      );
    if (error instanceof StoreDamaged) throw new StartFault(`The data cannot be opened: ${error.message}. ${wayOut}`);
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StartFault(`The data folder ${dataDir} cannot be written (${why}). Set DATA_DIR to one that can.`);
  }
}

/** SQLite removes the files beside the database when nobody uses them any more, also while a folder is looked through. */
function unlessGone(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}

/** Files of earlier versions could be read by everybody on this computer. New ones get their rights from the umask. */
async function keepPrivate(folder: string, log: Logger): Promise<void> {
  // Links lead to places that are not ours.
  const isOpen = async (place: string) => {
    const found = await lstat(place);
    return (found.isFile() || found.isDirectory()) && (found.mode & 0o077) !== 0;
  };
  const close = async (file: string) => {
    if (await isOpen(file)) await chmod(file, 0o600);
  };
  try {
    for (const name of await readdir(folder)) {
      if (/^roundel\.|^starting-link$|^operator-link$/.test(name))
        await close(path.join(folder, name)).catch(unlessGone);
    }
    // The folder may have been made for more than us, so its rights are the operator's.
    if (await isOpen(folder))
      log.warn({ folder }, `Other users of this computer can look into the data folder: chmod 700 ${folder}`);
  } catch (error) {
    log.warn({ err: error, folder }, 'the rights of the data folder could not be looked at');
  }
}

/** Bytes of the database and of its journal, and what is free on their disk. */
export async function diskUse(folder: string): Promise<{ database: number; journal: number; free: number }> {
  const sizeOf = (name: string) =>
    stat(path.join(folder, name)).then(
      ({ size }) => size,
      () => 0,
    );
  const [database, journal, free] = await Promise.all([sizeOf('roundel.db'), sizeOf('roundel.db-wal'), freeOn(folder)]);
  return { database, journal, free };
}

export async function freeOn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
