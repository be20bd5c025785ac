import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const name = process.platform === 'win32' ? 'livekit-server.exe' : 'livekit-server';

const canRun = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** A LiveKit server on this computer: in the data folder, where `npm run livekit:install` puts it, or on the PATH. */
export function findLivekit(dataDir: string, env: Readonly<Record<string, string | undefined>>): string | null {
  const folders = [path.join(dataDir, 'bin'), ...(env.PATH ?? '').split(path.delimiter).filter((one) => one !== '')];
  return folders.map((folder) => path.join(folder, name)).find(canRun) ?? null;
}

/** The version it reports, or null when it does not start at all (another processor, a half-written file). */
export function versionOf(binary: string): string | null {
  const run = spawnSync(binary, ['--version'], { encoding: 'utf8', timeout: 5_000 });
  return run.status === 0 ? run.stdout.trim().replace(/^livekit-server version /, '') : null;
}
