import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export type Script = {
  child: ChildProcess;
  /** Its exit code, when all of its output was read. */
  gone: Promise<number | null>;
  /** What it wrote so far. */
  said: () => string;
};

/** Runs a script with Node as npm does. An interrupted test run leaves it not behind. */
export function startScript(args: string[], env: Record<string, string> = {}, cwd = root): Script {
  const child = spawn(process.execPath, args, { cwd, env: { PATH: process.env.PATH ?? '', ...env } });
  const orphan = () => child.kill('SIGKILL');
  process.once('exit', orphan);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece: Buffer) => {
      said += piece;
    });
  }
  const gone = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      process.off('exit', orphan);
      resolve(code);
    });
  });
  return { child, gone, said: () => said };
}
