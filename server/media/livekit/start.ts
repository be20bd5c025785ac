import { RoomServiceClient } from 'livekit-server-sdk';
import type { LivekitSettings } from '../config';
import type { Media } from '../media';
import { createLivekit, type LivekitMedia } from './adapter';
import type { LivekitLog } from './api';
import { clockAhead, TOO_FAR_MS } from './clockSkew';
import { findLivekit, versionOf } from './process/binary';
import { type Reach, reachOf, type Stand } from './process/serverConfig';
import { startLivekitChild } from './process/serverProcess';
import { LIVEKIT_PATH, livekitDoor } from './proxy/proxy';
import { houseName } from './roomPrefix';
import type { LivekitKeys } from './token';

const ANSWER_SECONDS = 5;

const controlOf = (url: string, { key, secret }: LivekitKeys) =>
  new RoomServiceClient(url, key, secret, { requestTimeout: ANSWER_SECONDS, failover: false });

/** Says what is wrong with the clocks while nobody waits for it; a media server that is down now may be up later. */
async function checkClock(url: string, log: LivekitLog): Promise<void> {
  try {
    const ahead = await clockAhead(url);
    if (ahead !== null && Math.abs(ahead) > TOO_FAR_MS) {
      const seconds = Math.round(ahead / 1000);
      log.warn(
        { seconds },
        'this clock and the media server’s differ: it will refuse our tokens until one is set right',
      );
    }
  } catch (error) {
    log.warn({ err: error }, 'the media server does not answer yet: the meetings go on, sound and picture follow');
  }
}

/** A LiveKit server that somebody runs. */
export async function connectLivekit(
  { url, publicUrl, keys, reports }: NonNullable<LivekitSettings['remote']>,
  dataDir: string,
  log: LivekitLog,
): Promise<Media> {
  const http = url.replace(/^ws/, 'http');
  void checkClock(http, log);
  return createLivekit({
    control: controlOf(http, keys),
    keys,
    url: publicUrl,
    origin: publicUrl,
    log,
    house: await houseName(dataDir, log),
    takesReports: reports,
  });
}

/** Sound and picture that do not arrive are mostly an address that others cannot reach, so it is said which one they are given. */
function sayReach(reach: Reach, { host, proxied }: Stand, facts: Record<string, unknown>, log: LivekitLog): void {
  switch (reach.kind) {
    case 'network': {
      const { address } = reach;
      log.info(
        { ...facts, address },
        `sound and picture run through a LiveKit server of our own; browsers reach it at ${address}`,
      );
      return;
    }
    case 'loopback': {
      log.info(facts, 'sound and picture run through a LiveKit server of our own, for browsers on this computer');
      if (proxied || host === '0.0.0.0' || host === '::')
        log.warn(facts, 'this computer has no network address: others get sound and picture with LIVEKIT_NODE_IP only');
      return;
    }
    default: {
      const never: never = reach;
      throw new Error(`unknown reach ${String(never)}`);
    }
  }
}

/** A LiveKit server found on this computer, started as a part of this app; null when there is none that runs. */
export async function startLivekit(settings: LivekitSettings, log: LivekitLog): Promise<Media | null> {
  const binary = settings.program ?? findLivekit(settings.dataDir, process.env);
  if (binary === null) return null;
  const version = versionOf(binary);
  if (version === null) {
    log.warn({ binary }, 'this LiveKit server does not start: going on without it');
    return null;
  }
  let media: LivekitMedia | null = null;
  try {
    const reach = reachOf(settings);
    const child = await startLivekitChild({
      binary,
      dataDir: settings.dataDir,
      reach,
      fixed: { tcp: settings.tcpPort, udp: settings.udpPort },
      log,
      restarted: () => media?.lost(),
    });
    sayReach(reach, settings, { media: 'livekit', version }, log);
    media = createLivekit({
      control: controlOf(child.url, child.keys),
      keys: child.keys,
      url: LIVEKIT_PATH,
      origin: null,
      log,
      serveOn: livekitDoor(child.url),
      end: () => child.stop(),
    });
    return media;
  } catch (error) {
    log.warn({ err: error, binary }, 'the LiveKit server could not be started: going on without it');
    return null;
  }
}
