import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { RoomServiceClient } from 'livekit-server-sdk';
import { readMediaConfig } from '../../../server/media/config';
import { startLivekit } from '../../../server/media/livekit/start';
import type { LivekitKeys } from '../../../server/media/livekit/token';
import type { Media } from '../../../server/media/media';
import { livekitProgram } from './program';

if (livekitProgram === null) {
  console.warn('NO LIVEKIT SERVER: its tests do not run. `npm run livekit:install` gets one, or set LIVEKIT_SERVER.');
}

/** The program, with a switch that keeps it from starting, as when the media server is down for longer. */
export type Outage = {
  /** The program to start in place of the real one. */
  program: string;
  /** Of the running server. */
  pid(): number;
  /** Kills the server and keeps it from coming back. */
  begin(): Promise<void>;
  end(): Promise<void>;
};

/** `folder` holds the switch; `dataDir` is where the app keeps the config of the server it starts. */
export async function outageOf(folder: string, dataDir: () => string = () => folder): Promise<Outage> {
  if (livekitProgram === null) throw new Error('no LiveKit server: npm run livekit:install, or set LIVEKIT_SERVER');
  const program = path.join(folder, 'livekit-with-switch');
  const down = path.join(folder, 'down');
  const script = `#!/bin/sh\n[ -e '${down}' ] && { echo 'held down by the test'; exit 1; }\nexec '${livekitProgram}' "$@"\n`;
  await writeFile(program, script, { mode: 0o755 });
  const pid = (): number => {
    const all = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
    const line = all.find((one) => one.includes(dataDir()) && one.includes('livekit.yaml'));
    // Without a valid number, killing process 0 would end the tests themselves.
    if (line === undefined) throw new Error('no LiveKit server runs');
    return Number(line.trim().split(/\s+/)[0]);
  };
  return {
    program,
    pid,
    begin: async () => {
      await writeFile(down, '');
      process.kill(pid(), 'SIGKILL');
    },
    end: () => rm(down, { force: true }),
  };
}

export type RunningLivekit = {
  media: Media;
  warnings: string[];
  folder: string;
  outage: Outage;
  pid(): number;
  /** The server's own address, for clients that are not our browsers. */
  url: string;
  keys: LivekitKeys;
  /** LiveKit's own view of its rooms. */
  control: RoomServiceClient;
  end(): Promise<void>;
};

/** The address and keys of a server that the app started. */
function wayInto(dataDir: string): { url: string; keys: LivekitKeys } {
  const folder = readdirSync(dataDir).find((one) => one.startsWith('livekit-')) ?? '';
  const config = JSON.parse(readFileSync(path.join(dataDir, folder, 'livekit.yaml'), 'utf8'));
  const [key, secret] = Object.entries(config.keys)[0] as [string, string];
  return { url: `http://127.0.0.1:${config.port}`, keys: { key, secret } };
}

export function controlOf(dataDir: string): RoomServiceClient {
  const { url, keys } = wayInto(dataDir);
  return new RoomServiceClient(url, keys.key, keys.secret);
}

/** A real LiveKit server of its own, started as the app starts it. */
export async function runLivekit(): Promise<RunningLivekit> {
  const folder = await mkdtemp(path.join(tmpdir(), 'roundel-livekit-'));
  const outage = await outageOf(folder);
  const warnings: string[] = [];
  const { livekit } = readMediaConfig({ DATA_DIR: path.join(folder, 'data'), LIVEKIT_SERVER: outage.program });
  const media = await startLivekit(livekit, {
    info: () => undefined,
    warn: (_facts, message) => warnings.push(message),
  });
  if (media === null) throw new Error(`LiveKit did not start: ${warnings.join('; ')}`);
  return {
    media,
    warnings,
    folder: livekit.dataDir,
    outage,
    pid: outage.pid,
    ...wayInto(livekit.dataDir),
    control: controlOf(livekit.dataDir),
    end: async () => {
      await media.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
