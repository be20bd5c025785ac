// npm run demo: a server of its own on an empty data folder that is removed at the end. It prints where to try Roundel alone,
// with a simulated group.
import './nodeVersion.js';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from './build.js';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

try {
  await build();
} catch (error) {
  console.error(`Roundel could not be built: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'roundel-demo-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const server = spawn(process.execPath, [join(root, 'dist', 'server', 'main.js')], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
  // Nobody hears the one person, so nothing larger than the browsers' own connections is needed.
  env: { MEDIA: 'mesh', LOG_LEVEL: 'warn', ...process.env, DATA_DIR: folder },
});
createInterface({ input: server.stdout }).on('line', (line) => {
  console.log(line);
  const address = /^Roundel is ready: (\S+)/.exec(line)?.[1];
  if (address) console.log(`Try it with a simulated group: ${new URL('/demo', address)}`);
});
server.once('exit', (code) => {
  process.exitCode = code ?? 0;
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill('SIGTERM'));
