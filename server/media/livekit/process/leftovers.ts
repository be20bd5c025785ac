import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';

/** The folder of one LiveKit server of ours: its config with its keys, and who it is. */
export const FOLDER = 'livekit-';
export const CONFIG = 'livekit.yaml';
const NOTE = 'processes.json';

type Note = { server: number; owner: number };

const GONE_WITHIN_MS = 5_000;
const LOOK_EVERY_MS = 20;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Written at every launch, so that a later start finds the server when this process ends without a word (kill -9). */
export function noteProcess(folder: string, server: number): void {
  writeFileSync(path.join(folder, NOTE), JSON.stringify({ server, owner: process.pid } satisfies Note));
}

/** What stands in the command line of the server of that folder, and in no other. */
const markOf = (folder: string) => path.join(path.basename(folder), CONFIG);

/**
 * Ends the LiveKit servers that an app before this one left running (they hold its ports) and removes their folders (they
 * hold their keys). One that still belongs to its app is left alone. Answers how many were ended.
 */
export async function endLeftovers(dataDir: string): Promise<number> {
  let ended = 0;
  for (const name of foldersIn(dataDir)) {
    const folder = path.join(dataDir, name);
    const note = readNote(folder);
    const mark = markOf(folder);
    const running = note === null ? null : lookAt(note.server, mark);
    if (note !== null && running !== null) {
      if (running.parent === note.owner && note.owner !== process.pid) continue;
      await end(note.server, mark);
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

function readNote(folder: string): Note | null {
  try {
    const { server, owner } = JSON.parse(readFileSync(path.join(folder, NOTE), 'utf8'));
    return Number.isInteger(server) && server > 1 && Number.isInteger(owner) ? { server, owner } : null;
  } catch {
    // An older folder, or one that was written by halves.
    return null;
  }
}

/** The process when it is the server with that mark; a number may long belong to somebody else. */
function lookAt(pid: number, mark: string): { parent: number } | null {
  const found = process.platform === 'linux' ? lookInProc(pid) : lookWithPs(pid);
  return found?.command.includes(mark) ? { parent: found.parent } : null;
}

function lookInProc(pid: number): { parent: number; command: string } | null {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    const parent = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return { parent: Number(parent), command };
  } catch {
    return null;
  }
}

function lookWithPs(pid: number): { parent: number; command: string } | null {
  const { status, stdout } = spawnSync('ps', ['-ww', '-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' });
  const line = status === 0 ? /^\s*(\d+)\s+(.*)/.exec(stdout) : null;
  return line === null ? null : { parent: Number(line[1]), command: line[2] ?? '' };
}

/** Without the politeness that would wait for everybody to leave; nobody speaks for its rooms any more. */
async function end(pid: number, mark: string): Promise<void> {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return;
    throw error;
  }
  const until = Date.now() + GONE_WITHIN_MS;
  while (lookAt(pid, mark) !== null && Date.now() < until) await pause(LOOK_EVERY_MS);
}
