import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { LivekitLog } from './api';

const FILE = 'media-room-prefix';
/** The same file under the name that earlier versions gave it. */
const FORMER_FILE = 'rooms-of-this-house';

const fresh = (): string => `${randomBytes(9).toString('hex')}-`;

async function readKept(dataDir: string): Promise<string | null> {
  for (const name of [FILE, FORMER_FILE]) {
    const kept = await readFile(path.join(dataDir, name), 'utf8').catch(() => '');
    if (/^[0-9a-f]{18}-$/.test(kept)) return kept;
  }
  return null;
}

/**
 * What the names of all rooms of this server begin with, so that it knows them as its own after it ended without a word. It
 * says nothing and cannot be guessed; made once, kept beside the database.
 */
export async function roomPrefix(dataDir: string, log: LivekitLog): Promise<string> {
  try {
    const kept = await readKept(dataDir);
    if (kept !== null) return kept;
    const made = fresh();
    const file = path.join(dataDir, FILE);
    await mkdir(dataDir, { recursive: true });
    await writeFile(file, made, { mode: 0o600 });
    await chmod(file, 0o600);
    return made;
  } catch (error) {
    log.warn({ err: error }, 'the prefix of our rooms could not be kept: after a crash old rooms stay open for hours');
    return fresh();
  }
}
