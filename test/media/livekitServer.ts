import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findLivekit } from '../../server/media/livekitBinary';
import { startLivekit } from '../../server/media/livekitStart';
import type { Media } from '../../server/media/media';
import { readMediaConfig } from '../../server/media/mediaConfig';

/** The program these tests run: LIVEKIT_SERVER, or where `npm run livekit:install` puts it, or on the PATH. */
export const livekitProgram = process.env.LIVEKIT_SERVER ?? findLivekit(path.resolve('data'), process.env);

/** Without it the tests say so and stand aside; where everything is checked (CI) that is a failure. */
export const mayRun = livekitProgram !== null || process.env.CI === 'true';
if (livekitProgram === null) {
  console.warn('NO LIVEKIT SERVER: its tests do not run. `npm run livekit:install` gets one, or set LIVEKIT_SERVER.');
}

export type RunningLivekit = { media: Media; warnings: string[]; pid(): number; folder: string; end(): Promise<void> };

/** A real LiveKit server of its own, started as the app starts it. */
export async function runLivekit(): Promise<RunningLivekit> {
  if (livekitProgram === null) throw new Error('no LiveKit server: npm run livekit:install, or set LIVEKIT_SERVER');
  const folder = await mkdtemp(path.join(tmpdir(), 'roundel-livekit-'));
  const warnings: string[] = [];
  const { livekit } = readMediaConfig({ DATA_DIR: folder, LIVEKIT_SERVER: livekitProgram });
  const media = await startLivekit(livekit, {
    info: () => undefined,
    warn: (_facts, message) => warnings.push(message),
  });
  if (media === null) throw new Error(`LiveKit did not start: ${warnings.join('; ')}`);
  return {
    media,
    warnings,
    folder,
    pid: () => {
      const all = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
      const line = all.find((one) => one.includes(folder) && one.includes('livekit.yaml'));
      return line === undefined ? 0 : Number(line.trim().split(/\s+/)[0]);
    },
    end: async () => {
      await media.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
