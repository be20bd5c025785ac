import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Signs the cookies of accounts. It is not in the database, so that a stolen backup signs nobody in. */
export async function accountSecret(dataDir: string): Promise<string> {
  const file = path.join(dataDir, 'account-secret');
  const kept = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (kept.length >= 43) return kept;
  const made = randomBytes(32).toString('base64url');
  await writeFile(file, `${made}\n`, { mode: 0o600 });
  return made;
}
