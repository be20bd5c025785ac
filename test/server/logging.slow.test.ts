import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { expect, inject, onTestFinished, test } from 'vitest';
import { folderForTest } from '../support/forTest';
import { portToKeep } from '../support/ports';

const entry = inject('serverEntry');

/** On these signals the server has an unexpected fault. */
const faults = `process.on('SIGUSR2', () => { throw new Error('a fault of the test'); });
process.on('SIGWINCH', () => { Promise.reject(new Error('a promise of the test')); });`;

type Running = { child: ChildProcess; url: string; gone: Promise<string>; lost(): Promise<number> };

/** A real server whose stdout the test chooses; resolves once the server answers. */
async function serverWith(stdout: number | 'pipe', level = 'debug'): Promise<Running> {
  const folder = await folderForTest();
  const port = await portToKeep();
  const child = spawn(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(faults)}`, entry], {
    env: { PATH: process.env.PATH ?? '', LOG_LEVEL: level, PORT: String(port), DATA_DIR: folder, MEDIA: 'mesh' },
    stdio: ['ignore', stdout, 'inherit'],
  });
  const gone = new Promise<string>((resolve) => child.once('exit', (code, signal) => resolve(`${code} ${signal}`)));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await gone;
  });
  const url = `http://127.0.0.1:${port}`;
  await expect.poll(() => fetch(`${url}/healthz`).then(({ status }) => status, String)).toBe(200);
  const lost = async () => {
    const numbers = await (await fetch(`${url}/metrics`)).text();
    return Number(/^roundel_log_lines_lost (\d+)$/m.exec(numbers)?.[1]);
  };
  return { child, url, gone, lost };
}

/** The kernel's own full disk: every write to it ends with "no space left". */
function fullDisk(): number {
  const full = openSync('/dev/full', 'w');
  onTestFinished(() => closeSync(full));
  return full;
}

/** Starting a meeting is logged, and saved. */
const healthy = async ({ url }: Running) => {
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
};

test('with the log on a full disk the server answers, counts lost lines, and stops when told to', async () => {
  const server = await serverWith(fullDisk());
  await healthy(server);
  expect(await server.lost()).toBeGreaterThan(0);
  server.child.kill('SIGWINCH');
  await healthy(server);
  server.child.kill('SIGTERM');
  expect(await server.gone).toBe('0 null');
});

test('an unexpected fault ends the server even when it cannot be logged', async () => {
  const server = await serverWith(fullDisk());
  server.child.kill('SIGUSR2');
  expect(await server.gone).toBe('1 null');
});

test('a log reader that is gone costs only its lines', async () => {
  const server = await serverWith('pipe');
  server.child.stdout?.destroy();
  await expect.poll(server.lost).toBeGreaterThan(0);
  server.child.kill('SIGWINCH');
  await healthy(server);
  server.child.kill('SIGTERM');
  expect(await server.gone).toBe('0 null');
});

test('a log reader that sleeps blocks nobody and reads every line later', async () => {
  const server = await serverWith('pipe');
  const asked = 1_500;
  const name = 'x'.repeat(180);
  for (let n = 0; n < asked; n += 100) {
    const one = async (index: number) => (await fetch(`${server.url}/${name}${n + index}`)).arrayBuffer();
    await Promise.all(Array.from({ length: 100 }, (_, index) => one(index)));
  }
  await healthy(server);
  expect(await server.lost()).toBe(0);
  let log = '';
  server.child.stdout?.on('data', (chunk) => {
    log += chunk;
  });
  await expect.poll(() => log.match(/"path":"\/x{180}\d+"/g)?.length).toBe(asked);
  server.child.kill('SIGTERM');
  expect(await server.gone).toBe('0 null');
});
