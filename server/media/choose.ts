import type { MediaConfig } from './config';
import type { LivekitLog } from './livekit/api';
import { endLeftovers } from './livekit/process/leftovers';
import { connectLivekit, startLivekit } from './livekit/start';
import type { Media } from './media';
import { createMesh } from './mesh/mesh';
import { createNone } from './none';

/** The part of the log that is used here. */
export type MediaLog = LivekitLog;

/** What MEDIA asks for is not there. */
export class MediaMissing extends Error {}

/** Chooses how this server carries sound and picture, and logs it once. */
export async function chooseMedia(config: MediaConfig, log: MediaLog): Promise<Media> {
  await endServersLeftRunning(config.livekit.dataDir, log);
  switch (config.media) {
    case 'none':
      log.info({ media: 'none' }, 'no sound and picture: people talk somewhere else');
      return createNone();
    case 'mesh':
      return mesh(config, log);
    case 'livekit': {
      const media = await livekit(config, log);
      if (media !== null) return media;
      throw new MediaMissing(
        'MEDIA=livekit needs LIVEKIT_URL, or a LiveKit server on this computer: npm run livekit:install',
      );
    }
    case 'auto':
      return (await livekit(config, log)) ?? mesh(config, log);
    default: {
      const never: never = config.media;
      throw new Error(`unknown media ${String(never)}`);
    }
  }
}

/** Done whatever carries sound and picture now: a server that was left running holds ports, and its old tickets still open its rooms. */
async function endServersLeftRunning(dataDir: string, log: MediaLog): Promise<void> {
  try {
    const ended = await endLeftovers(dataDir);
    if (ended > 0) log.warn({ ended }, 'a LiveKit server was still running from before: it was ended');
  } catch (error) {
    log.warn({ err: error }, 'a LiveKit server that was still running from before could not be ended');
  }
}

function mesh(config: MediaConfig, log: MediaLog): Media {
  log.info(
    { media: 'mesh', stun: config.stunUrls.length, turn: config.turnUrls.length },
    'browsers send sound and picture to each other; comfortable up to six people with video',
  );
  return createMesh(config);
}

async function livekit({ livekit: settings }: MediaConfig, log: MediaLog): Promise<Media | null> {
  const { remote } = settings;
  if (remote === null) return startLivekit(settings, log);
  log.info({ media: 'livekit', server: remote.url }, 'sound and picture run through a LiveKit server');
  return connectLivekit(remote, settings.dataDir, log);
}
