import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { driverName } from './driver';
import { resultCode } from './resultCode';

/** Result codes for a damaged page, and for a file that is no database (any more). */
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

export function isDamage(error: unknown): boolean {
  const code = resultCode(error);
  return code === CORRUPT || code === NOT_A_DATABASE;
}

const LOOK = 'pragma quick_check(1)';
const isWhole = 'ok';

/** What is wrong with the whole database; null when nothing is. Reads every page. */
export function damageIn(database: DatabaseSyncInstance): string | null {
  try {
    const found = Object.values(database.prepare(LOOK).get() ?? {})[0];
    return found === isWhole ? null : String(found);
  } catch (error) {
    if (isDamage(error)) return String(error instanceof Error ? error.message : error);
    throw error;
  }
}

/** Runs where the worker has no modules of ours, whether this program is bundled or not. */
const looking = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { DatabaseSync } = require(workerData.sqlite);
  const answer = () => {
    const database = new DatabaseSync(workerData.file, { readOnly: true });
    try {
      return String(Object.values(database.prepare('${LOOK}').get() ?? {})[0]);
    } finally {
      database.close();
    }
  };
  let found;
  try {
    found = { says: answer() };
  } catch (error) {
    found = { failed: { errcode: error.errcode, message: error.message } };
  }
  parentPort.postMessage(found);
`;

type Found = { says: string } | { failed: { errcode?: number; message: string } };

/** The same in a thread of its own, because a large file takes seconds. A look that fails for another reason says nothing. */
export async function damageInFile(file: string): Promise<string | null> {
  const sqlite = createRequire(import.meta.url).resolve(driverName);
  const worker = new Worker(looking, { eval: true, workerData: { file, sqlite } });
  const found = await new Promise<Found>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  await worker.terminate();
  if ('says' in found) return found.says === isWhole ? null : found.says;
  return isDamage(Object.assign(new Error(), found.failed)) ? found.failed.message : null;
}
