import path from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { makeFolder } from './sqlite';

/** Another process works on this folder. */
export class FolderInUse extends Error {}

/** Long enough for a process that is just ending to be gone. */
const WAIT_MS = 1_000;
const BUSY = 5;

/** A connection that is collected as garbage gives up its lock, so what is held stays in sight as long as the process lives. */
const held: DatabaseSyncInstance[] = [];

/**
 * Takes a data folder for this process alone, until it ends; two on one folder would each answer from their own memory and write over the
 * other. The lock is a transaction in a file of its own, kept open: however the process ends, the system takes it back, and
 * nothing is left to clean up. The database itself stays open to readers, such as a backup.
 */
export function holdFolder(folder: string): void {
  makeFolder(folder);
  const lock = new DatabaseSync(path.join(folder, 'roundel.lock'));
  try {
    lock.exec(`pragma busy_timeout = ${WAIT_MS}; begin exclusive;`);
  } catch (error) {
    lock.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === BUSY) {
      throw new FolderInUse(`the folder ${folder} is in use`, { cause: error });
    }
    throw error;
  }
  held.push(lock);
}
