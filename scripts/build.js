// Builds the browser client and the server into dist/, and reports progress.
import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compressFolder } from './compress.js';
import { invitationPage } from './invitation.js';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'dist', 'built.json');
const sources = [
  'shared',
  'server',
  'client',
  'vite.config.ts',
  'vite.server.config.ts',
  'package-lock.json',
  'scripts/build.js',
  'scripts/compress.js',
  'scripts/invitation.js',
];

/** A fingerprint of everything the build depends on: names, sizes and contents of the sources. */
async function fingerprint() {
  const hash = createHash('sha256');
  const visit = async (path) => {
    const entry = await stat(path).catch(() => null);
    if (!entry) return;
    if (entry.isDirectory()) {
      for (const name of (await readdir(path)).sort()) await visit(join(path, name));
      return;
    }
    hash
      .update(path.slice(root.length))
      .update('\0')
      .update(await readFile(path));
  };
  for (const source of sources) await visit(join(root, source));
  return hash.digest('hex');
}

/** Programs for the build are left out where only the server is installed. */
async function builder() {
  try {
    return await import('vite');
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Error(
      'there is no build of these sources, and the packages for it are not installed. Run: npm ci --include=dev && npm run build',
    );
  }
}

async function builtBefore() {
  try {
    return JSON.parse(await readFile(stamp, 'utf8')).sources;
  } catch {
    return null;
  }
}

/** Builds when something changed since the last build (or always, with `force`). */
export async function build({ force = false, say = console.log } = {}) {
  const now = await fingerprint();
  if (!force && now === (await builtBefore())) return false;
  // The caller may be a test, but the build is always for production.
  process.env.NODE_ENV = 'production';
  const { build: viteBuild } = await builder();
  const began = Date.now();
  const seconds = () => `${((Date.now() - began) / 1000).toFixed(0)} s`;
  say('Building Roundel: the browser client (about half a minute) ...');
  const still = setInterval(() => say(`  still building, ${seconds()}`), 10_000);
  try {
    await viteBuild({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
    const client = join(root, 'dist', 'client');
    await writeFile(
      join(client, 'invitation.html'),
      invitationPage(await readFile(join(client, 'index.html'), 'utf8')),
    );
    await compressFolder(client);
    say(`  client ready, ${seconds()}. Building the server ...`);
    await viteBuild({ configFile: join(root, 'vite.server.config.ts'), logLevel: 'warn' });
  } finally {
    clearInterval(still);
  }
  await writeFile(stamp, `${JSON.stringify({ sources: now })}\n`);
  say(`  built in ${seconds()}.`);
  return true;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const did = await build({ force: process.argv.includes('--force') });
  if (!did) console.log('Nothing changed since the last build.');
}
