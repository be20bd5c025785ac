import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { LivekitLog } from './api';

const FILE = 'rooms-of-this-house';
const fresh = (): string => `${randomBytes(9).toString('hex')}-`;

/**
 * What the names of all rooms of this server begin with, so that it knows them as its own after it ended without a word. It
 * says nothing and cannot be guessed; made once, kept beside the database.
 */
export async function houseName(dataDir: string, log: LivekitLog): Promise<string> {
  const file = path.join(dataDir, FILE);
  try {
    const kept = await readFile(file, 'utf8').catch(() => '');
    if (/^[0-9a-f]{18}-$/.test(kept)) return kept;
    const made = fresh();
    await mkdir(dataDir, { recursive: true });
    await writeFile(file, made, { mode: 0o600 });
    await chmod(file, 0o600);
    return made;
  } catch (error) {
    log.warn({ err: error }, 'the name of our rooms could not be kept: after a crash old ones stay open for hours');
    return fresh();
  }
}
