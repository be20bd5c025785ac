import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { livekitProgram } from '../../support/livekit/program';
import { portToKeep } from '../../support/ports';

const root = resolve(import.meta.dirname, '../../..');

export type RunningServer = {
  url: string;
  dataDir: string;
  /** Everything the process wrote to stdout and stderr, across restarts. */
  output: () => string;
  /** Sends SIGKILL, which is like a crash. Resolves when the process is gone. */
  kill: () => Promise<void>;
  /** Starts again on the same port and data. Resolves when it listens. */
  start: () => Promise<void>;
  stop: () => Promise<void>;
};

/** A real LiveKit server carries sound and picture. */
export const byLivekit: Record<string, string> = {
  MEDIA: 'livekit',
  ...(livekitProgram === null ? {} : { LIVEKIT_SERVER: livekitProgram }),
};

/**
 * What carries sound and picture in these tests: the mesh, or with JOURNEY_MEDIA=livekit a real LiveKit server (`npm
 * run test:livekit`).
 */
const carriedBy: Record<string, string> = process.env.JOURNEY_MEDIA === 'livekit' ? byLivekit : { MEDIA: 'mesh' };

/** The built product in a process of its own, with a free port and an empty data folder, started like `npm start`. */
export async function runServer(env: Record<string, string> = {}): Promise<RunningServer> {
  const port = await portToKeep();
  const dataDir = mkdtempSync(join(tmpdir(), 'roundel-data-'));
  let child: ChildProcess | null = null;
  let written = '';
  const exited = (process: ChildProcess) =>
    process.exitCode !== null || process.signalCode !== null
      ? Promise.resolve()
      : new Promise<void>((done) => process.once('exit', () => done()));

  const start = async () => {
    const process_ = spawn(process.execPath, [join(root, 'dist/server/main.js')], {
      cwd: root,
      env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, ...carriedBy, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = process_;
    process_.stderr.on('data', (chunk) => {
      written += chunk;
    });
    await new Promise<void>((listening, failed) => {
      process_.once('exit', (code) =>
        failed(new Error(`the server ended with ${code} before it listened:\n${written}`)),
      );
      createInterface({ input: process_.stdout }).on('line', (line) => {
        written += `${line}\n`;
        if (line.startsWith('Roundel is ready: ') && line.includes(`:${port}/`)) listening();
      });
    });
  };
  const kill = async () => {
    child?.kill('SIGKILL');
    if (child) await exited(child);
  };
  await start();
  const scheme = env.TLS || env.TLS_CERT ? 'https' : 'http';
  return {
    url: `${scheme}://localhost:${port}`,
    dataDir,
    output: () => written,
    kill,
    start,
    stop: async () => {
      child?.kill('SIGTERM');
      if (child) await exited(child);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
