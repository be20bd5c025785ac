import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isInviteSecret, newInviteSecret } from './access/secrets';

/** The secret of the link by which meetings may be started; kept, so that the link works after a restart. */
export async function startingPass(dataDir: string): Promise<string> {
  const file = path.join(dataDir, 'starting-link');
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (isInviteSecret(kept.trim())) return kept.trim();
  const made = newInviteSecret();
  await writeFile(file, `${made}\n`, { mode: 0o600 });
  return made;
}
