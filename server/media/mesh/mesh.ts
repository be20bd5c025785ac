import type { IceServer } from '../../../shared/protocol/media';
import type { MediaConfig } from '../config';
import type { Media } from '../media';
import { turnCredentials } from './turnCredentials';

/**
 * Browsers talk to each other directly; this server only hands out addresses. Rights are kept by the browsers on both
 * sides of every pair, and `server/realtime/media/signal` relays only between people who have a seat.
 */
export function createMesh(config: MediaConfig, now: () => number = Date.now): Media {
  const iceServers = (): IceServer[] => {
    const servers: IceServer[] = [];
    if (config.stunUrls.length > 0) servers.push({ urls: config.stunUrls });
    if (config.turnUrls.length > 0 && config.turnSecret !== null) {
      servers.push(turnCredentials(config.turnUrls, config.turnSecret, now()));
    }
    return servers;
  };
  return {
    kind: 'mesh',
    join: async () => ({ kind: 'mesh', iceServers: iceServers() }),
    change: async () => undefined,
    remove: async () => undefined,
    close: async () => undefined,
    stop: async () => undefined,
  };
}
