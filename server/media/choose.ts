import type { Media } from './media';
import type { MediaConfig } from './mediaConfig';
import { createMesh } from './mesh';
import { createNone } from './none';

/** The part of the log that is used here. */
export type MediaLog = { info(facts: Record<string, unknown>, message: string): void };

/** Picks how this server carries sound and picture, and says so once. */
export async function chooseMedia(config: MediaConfig, log: MediaLog): Promise<Media> {
  switch (config.media) {
    case 'none':
      log.info({ media: 'none' }, 'no sound and picture: people talk somewhere else');
      return createNone();
    case 'mesh':
    case 'auto':
      log.info(
        { media: 'mesh', stun: config.stunUrls.length, turn: config.turnUrls.length },
        'browsers send sound and picture to each other; comfortable up to six people with video',
      );
      return createMesh(config);
    default: {
      const never: never = config.media;
      throw new Error(`unknown media ${String(never)}`);
    }
  }
}
