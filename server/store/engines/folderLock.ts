import path from 'node:path';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { DatabaseSync } from './driver';
import { makeFolder } from './sqlite';

/** Another process is using this folder. */
export class FolderInUse extends Error {}

/** Long enough for a process that is just ending to be gone. */
const WAIT_MS = 1_000;
const BUSY = 5;

/** A connection that is garbage-collected gives up its lock, so a reference is kept as long as the process lives. */
const held: DatabaseSyncInstance[] = [];

/**
 * Locks a data folder for this process until it ends. Two processes on one folder would each answer from their own memory
 * and overwrite the other's data. The lock is an open transaction in a file of its own: however the process ends, the
 * system releases it and nothing needs cleaning up. The database itself stays open to readers such as a backup.
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
