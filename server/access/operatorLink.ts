import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { hashOf, isInviteSecret, newInviteSecret } from './secrets';

/**
 * The link to the operator's page. Whoever can write into the data folder is the operator: the hash of the secret lies there,
 * and goes with its first use.
 */

const FILE = 'operator-link';
const WORKS_FOR_MS = 60 * 60 * 1000;

const kept = z.strictObject({ hash: z.string(), expiresAt: z.number() });

/** The secret of a new link, in place of an earlier one. scripts/operator.js makes one in the same way. */
export async function newOperatorLink(dataDir: string, now: number): Promise<string> {
  const secret = newInviteSecret();
  const link = { hash: hashOf(secret), expiresAt: now + WORKS_FOR_MS };
  await writeFile(path.join(dataDir, FILE), `${JSON.stringify(link)}\n`, { mode: 0o600 });
  return secret;
}

/** Whether this secret opens the page now. It does so once. */
export async function takeOperatorLink(dataDir: string, secret: string, now: number): Promise<boolean> {
  if (!isInviteSecret(secret)) return false;
  const file = path.join(dataDir, FILE);
  const link = kept.safeParse(asJson(await readFile(file, 'utf8').catch(() => '')));
  if (!link.success || link.data.hash !== hashOf(secret) || link.data.expiresAt < now) return false;
  // Of two who use it at once, one removes it.
  return rm(file).then(
    () => true,
    () => false,
  );
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
