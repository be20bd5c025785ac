import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { LivekitLog } from '../api';
import type { LivekitKeys } from '../token';
import { CONFIG, FOLDER, recordProcess } from './leftovers';
import { choosePorts, type Reach, serverConfig } from './serverConfig';

export type ProcessDeps = {
  binary: string;
  dataDir: string;
  reach: Reach;
  fixed: { tcp: number | null; udp: number | null };
  log: LivekitLog;
  /** Called when it runs again after it had ended by itself; its rooms are gone. */
  restarted: () => void;
};

export type ServerProcess = {
  /** Reached from this computer only. */
  url: string;
  keys: LivekitKeys;
  /** Of the running process; changes with every restart. */
  pid(): number | null;
  stop(): Promise<void>;
};

const READY_WITHIN_MS = 15_000;
const CHECK_EVERY_MS = 50;
/** Asked to end, it waits for everybody to leave; after this it is killed. */
const GRACE_MS = 1_500;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;
/** After running for so long, the next crash counts as a new fault and not as the old one. */
const STEADY_MS = 30_000;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());

/** Starts a LiveKit server for this app alone, with keys of its own, and keeps it running until `stop`. */
export async function startServerProcess(deps: ProcessDeps): Promise<ServerProcess> {
  const { binary, log } = deps;
  const keys: LivekitKeys = {
    key: `API${randomBytes(9).toString('hex')}`,
    secret: randomBytes(32).toString('base64url'),
  };
  const ports = await choosePorts(deps.reach, deps.fixed);
  await mkdir(deps.dataDir, { recursive: true });
  const folder = await mkdtemp(path.join(deps.dataDir, FOLDER));
  const file = path.join(folder, CONFIG);
  const url = `http://127.0.0.1:${ports.signal}`;
  let child: ChildProcess | null = null;
  let stopping = false;
  let lost = 0;

  const kill = () => child?.kill('SIGKILL');
  /** The last resort when this process ends without having been able to wait. */
  const atExit = () => {
    kill();
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', atExit);

  /** Written again after somebody deleted it; synchronously, or a stop meanwhile would leave the keys there. */
  function writeConfig(): void {
    if (existsSync(file)) return;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, serverConfig(keys, ports, deps.reach), { mode: 0o600 });
  }
  function record(pid: number | undefined): void {
    try {
      if (pid !== undefined) recordProcess(folder, pid);
    } catch (error) {
      // A full disk takes nobody's sound away.
      log.warn({ err: error }, 'the process id of our LiveKit server could not be written down');
    }
  }
  async function launch(): Promise<void> {
    const started = Date.now();
    writeConfig();
    const fresh = spawn(binary, ['--config', file], { stdio: ['ignore', 'pipe', 'pipe'], env: {} });
    child = fresh;
    const last: string[] = [];
    const ended = new Promise<never>((_resolve, reject) => {
      fresh.once('error', (error) => {
        // A process that never ran never ends: nobody may wait for it.
        if (child === fresh && fresh.pid === undefined) child = null;
        reject(error);
      });
      fresh.once('exit', (code, signal) => {
        if (child === fresh) child = null;
        reject(new Error(`it ended with ${signal ?? code}: ${last.at(-1) ?? 'without a word'}`));
      });
    });
    for (const stream of [fresh.stdout, fresh.stderr]) {
      // Where no file can be opened any more there is no stream.
      if (stream === undefined) continue;
      createInterface({ input: stream }).on('line', (line) => {
        last.push(line.slice(0, 500));
        if (last.length > 5) last.shift();
      });
    }
    record(fresh.pid);
    const ready = Promise.race([untilReady(), ended]);
    ready.then(
      () => {
        // From here on an end is a crash, and it is started again.
        ended.catch((error: unknown) => void recover(started, error));
      },
      () => undefined,
    );
    return ready;
  }
  async function untilReady(): Promise<void> {
    const until = Date.now() + READY_WITHIN_MS;
    while (Date.now() < until && !stopping) {
      const answer = await fetch(url, { signal: AbortSignal.timeout(1_000) }).catch(() => null);
      await answer?.body?.cancel();
      if (answer?.ok) return;
      await pause(CHECK_EVERY_MS);
    }
    throw new Error(`it did not answer within ${READY_WITHIN_MS / 1000} s`);
  }
  async function recover(started: number, error: unknown): Promise<void> {
    if (Date.now() - started > STEADY_MS) lost = 0;
    while (!stopping) {
      log.warn({ err: error, attempt: lost + 1 }, 'the LiveKit server ended: starting it again');
      await pause(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** lost));
      if (stopping) return;
      lost += 1;
      try {
        await launch();
        deps.restarted();
        return;
      } catch (again) {
        kill();
        error = again;
      }
    }
  }
  async function stop(): Promise<void> {
    stopping = true;
    const running = child;
    if (running !== null) {
      const gone = new Promise<void>((resolve) => running.once('exit', () => resolve()));
      running.kill('SIGTERM');
      await Promise.race([gone, pause(GRACE_MS)]);
      if (child === running) {
        running.kill('SIGKILL');
        await gone;
      }
    }
    process.off('exit', atExit);
    await rm(folder, { recursive: true, force: true });
  }

  try {
    await launch();
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, keys, pid: () => child?.pid ?? null, stop };
}
