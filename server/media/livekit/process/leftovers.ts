import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';

/** The folder of one LiveKit server of ours: its config with its keys, and its process id. */
export const FOLDER = 'livekit-';
export const CONFIG = 'livekit.yaml';
const RECORD = 'processes.json';

type ProcessRecord = { server: number; owner: number };

const GONE_WITHIN_MS = 5_000;
const CHECK_EVERY_MS = 20;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Written at every launch, so that a later start finds the server when this process ends without a word (kill -9). */
export function recordProcess(folder: string, server: number): void {
  writeFileSync(path.join(folder, RECORD), JSON.stringify({ server, owner: process.pid } satisfies ProcessRecord));
}

/** Stands in the command line of the server of that folder, and in no other. */
const markOf = (folder: string) => path.join(path.basename(folder), CONFIG);

/**
 * Ends the LiveKit servers that an earlier process of this app left running (they hold its ports) and removes their folders
 * (they hold their keys). A server that still belongs to a running app is left alone. Answers how many were ended.
 */
export async function endLeftovers(dataDir: string): Promise<number> {
  let ended = 0;
  for (const name of foldersIn(dataDir)) {
    const folder = path.join(dataDir, name);
    const record = readRecord(folder);
    const mark = markOf(folder);
    const running = record === null ? null : findProcess(record.server, mark);
    if (record !== null && running !== null) {
      if (running.parent === record.owner && record.owner !== process.pid) continue;
      await end(record.server, mark);
      ended += 1;
    }
    await rm(folder, { recursive: true, force: true });
  }
  return ended;
}

function foldersIn(dataDir: string): string[] {
  try {
    return readdirSync(dataDir).filter((name) => name.startsWith(FOLDER));
  } catch {
    // No data folder yet.
    return [];
  }
}

function readRecord(folder: string): ProcessRecord | null {
  try {
    const { server, owner } = JSON.parse(readFileSync(path.join(folder, RECORD), 'utf8'));
    return Number.isInteger(server) && server > 1 && Number.isInteger(owner) ? { server, owner } : null;
  } catch {
    // An older folder, or a record that was only half written.
    return null;
  }
}

/** The process with this id, if it is the server with that mark; the id may long belong to another process. */
function findProcess(pid: number, mark: string): { parent: number } | null {
  const found = process.platform === 'linux' ? findInProc(pid) : findWithPs(pid);
  return found?.command.includes(mark) ? { parent: found.parent } : null;
}

function findInProc(pid: number): { parent: number; command: string } | null {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    const parent = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return { parent: Number(parent), command };
  } catch {
    return null;
  }
}

function findWithPs(pid: number): { parent: number; command: string } | null {
  const { status, stdout } = spawnSync('ps', ['-ww', '-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' });
  const line = status === 0 ? /^\s*(\d+)\s+(.*)/.exec(stdout) : null;
  return line === null ? null : { parent: Number(line[1]), command: line[2] ?? '' };
}

/** Kills it at once: asked politely it would wait for everybody to leave, and nobody controls its rooms any more. */
async function end(pid: number, mark: string): Promise<void> {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return;
    throw error;
  }
  const until = Date.now() + GONE_WITHIN_MS;
  while (findProcess(pid, mark) !== null && Date.now() < until) await pause(CHECK_EVERY_MS);
}
