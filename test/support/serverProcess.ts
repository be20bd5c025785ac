import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export type ServerProcess = {
  child: ChildProcess;
  port: number;
  url: string;
  output: () => string;
  /** Sends the signal and waits until the process is gone. */
  end(signal: NodeJS.Signals): Promise<{ code: number | null; signal: string | null }>;
};

/**
 * Starts a real server (`inject('serverEntry')`) and waits until it prints its address; rejects with its output when it
 * ends before.
 */
export function startServer(entry: string[], env: Record<string, string>): Promise<ServerProcess> {
  const child = spawn(process.execPath, entry, {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // An interrupted test run must leave no server behind.
  const orphan = () => child.kill('SIGKILL');
  process.once('exit', orphan);
  let output = '';
  const gone = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('exit', (code, signal) => {
      process.off('exit', orphan);
      resolve({ code, signal });
    });
  });
  return new Promise((resolve, reject) => {
    const look = (chunk: Buffer) => {
      output += chunk.toString();
      const port = /Roundel is ready: https?:\/\/[^/]*:(\d+)\//.exec(output)?.[1];
      if (port === undefined) return;
      resolve({
        child,
        port: Number(port),
        url: `http://127.0.0.1:${port}`,
        output: () => output,
        end(signal) {
          child.kill(signal);
          return gone;
        },
      });
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    void gone.then(({ code }) => reject(new Error(`ended with ${code}: ${output}`)));
  });
}
