// npm run dev: the pages with hot reload, and beside them the server from its sources, started anew when one of them changes.
// PORT (3000) is where to open it; the server listens on the next one.
import './nodeVersion.js';
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const port = Number(process.env.PORT || 3000);
const address = `http://localhost:${port}`;
const serverPort = String(port + 1);
const packageFolder = (name) => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));

const started = [
  [
    join(packageFolder('tsx'), 'dist', 'cli.mjs'),
    ['watch', '--clear-screen=false', join(root, 'server', 'main.ts')],
    { PORT: serverPort, PUBLIC_URL: address },
  ],
  [
    join(packageFolder('vite'), 'bin', 'vite.js'),
    ['--config', join(root, 'vite.config.ts'), '--port', String(port), '--strictPort', '--clearScreen', 'false'],
    { ROUNDEL_SERVER: `http://127.0.0.1:${serverPort}` },
  ],
].map(([program, args, env]) =>
  spawn(process.execPath, [program, ...args], { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }),
);

/** One does not go on without the other. */
let ending = false;
function end(code) {
  if (ending) return;
  ending = true;
  for (const child of started) child.kill('SIGTERM');
  process.exitCode = code;
}
for (const child of started) child.once('exit', (code) => end(code ?? 0));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end(0));
