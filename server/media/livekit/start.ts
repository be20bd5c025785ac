import { RoomServiceClient } from 'livekit-server-sdk';
import type { LivekitSettings } from '../config';
import type { Media } from '../media';
import { createLivekit, type LivekitMedia } from './adapter';
import type { LivekitLog } from './api';
import { clockSkew, TOO_FAR_MS } from './clockSkew';
import { findLivekit, versionOf } from './process/binary';
import { type ListenSettings, type Reach, reachOf } from './process/serverConfig';
import { startServerProcess } from './process/serverProcess';
import { LIVEKIT_PATH, livekitProxy } from './proxy/proxy';
import { roomPrefix } from './roomPrefix';
import type { LivekitKeys } from './token';

const ANSWER_SECONDS = 5;

const roomApi = (url: string, { key, secret }: LivekitKeys) =>
  new RoomServiceClient(url, key, secret, { requestTimeout: ANSWER_SECONDS, failover: false });

/** Warns of clocks that differ; nobody waits for the answer, and a media server that is down now may be up later. */
async function checkClock(url: string, log: LivekitLog): Promise<void> {
  try {
    const skew = await clockSkew(url);
    if (skew !== null && Math.abs(skew) > TOO_FAR_MS) {
      const seconds = Math.round(skew / 1000);
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
    api: roomApi(http, keys),
    keys,
    url: publicUrl,
    origin: publicUrl,
    log,
    prefix: await roomPrefix(dataDir, log),
    takesReports: reports,
  });
}

/** Sound and picture that do not arrive are mostly an address that others cannot reach, so the log says which one they are given. */
function logReach(
  reach: Reach,
  { host, proxied }: ListenSettings,
  facts: Record<string, unknown>,
  log: LivekitLog,
): void {
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

/** Starts a LiveKit server found on this computer as a part of this app; null when there is none that runs. */
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
    const running = await startServerProcess({
      binary,
      dataDir: settings.dataDir,
      reach,
      fixed: { tcp: settings.tcpPort, udp: settings.udpPort },
      log,
      restarted: () => media?.lost(),
    });
    logReach(reach, settings, { media: 'livekit', version }, log);
    media = createLivekit({
      api: roomApi(running.url, running.keys),
      keys: running.keys,
      url: LIVEKIT_PATH,
      origin: null,
      log,
      serveOn: livekitProxy(running.url),
      end: () => running.stop(),
    });
    return media;
  } catch (error) {
    log.warn({ err: error, binary }, 'the LiveKit server could not be started: going on without it');
    return null;
  }
}
