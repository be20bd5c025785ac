import path from 'node:path';

/**
 * What the operator says about sound and picture. Nothing set means a LiveKit server found on this computer, else a mesh
 * between browsers: never an outside server.
 */
export type MediaConfig = {
  /** `none` switches sound and picture off for every meeting of this server. */
  media: 'mesh' | 'livekit' | 'none' | 'auto';
  stunUrls: string[];
  turnUrls: string[];
  /** Shared with the TURN server; only short-lived credentials made from it leave this process. */
  turnSecret: string | null;
  livekit: LivekitSettings;
};

export type LivekitSettings = {
  /** A LiveKit server that somebody runs; null: one found on this computer may be started. */
  remote: {
    url: string;
    publicUrl: string;
    keys: { key: string; secret: string };
    /** It was told to report to this app. */
    reports: boolean;
  } | null;
  /** The program to start; null: looked for in the data folder and on the PATH. */
  program: string | null;
  /** Where a server of our own keeps its config. */
  dataDir: string;
  /** The address this app listens on. */
  host: string;
  /** Others come all the same: a proxy hands them on, or the address they use is not this computer's own. */
  proxied: boolean;
  /** The address under which others reach this computer, where it cannot be seen from here. */
  address: string | null;
  tcpPort: number | null;
  udpPort: number | null;
};

const list = (value: string | undefined): string[] =>
  (value ?? '')
    .split(/[\s,]+/)
    .map((part) => part.trim())
    .filter((part) => part.length > 0);

const startsWith = (schemes: string[]) => (url: string) => schemes.some((scheme) => url.startsWith(`${scheme}:`));

const isOn = (value: string | undefined): boolean => !['', '0', 'false'].includes(value ?? '');

const here = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;
const isElsewhere = (url: string | undefined): boolean =>
  url !== undefined && URL.canParse(url) && !here.test(new URL(url).hostname);

function port(name: string, value: string | undefined): number | null {
  if (!value) return null;
  const number = Number(value);
  if (Number.isInteger(number) && number > 0 && number <= 65_535) return number;
  throw new Error(`${name} must be a port number`);
}

function readRemote(env: Environment): LivekitSettings['remote'] {
  const { LIVEKIT_URL: url, LIVEKIT_API_KEY: key, LIVEKIT_API_SECRET: secret } = env;
  if (!url) return null;
  if (!key || !secret) throw new Error('LIVEKIT_URL needs LIVEKIT_API_KEY and LIVEKIT_API_SECRET');
  const publicUrl = env.LIVEKIT_PUBLIC_URL || url;
  for (const one of [url, publicUrl]) {
    if (!URL.canParse(one) || !/^(wss?|https?):/.test(one)) {
      throw new Error('LIVEKIT_URL and LIVEKIT_PUBLIC_URL must be addresses such as wss://media.example');
    }
  }
  return { url, publicUrl, keys: { key, secret }, reports: env.LIVEKIT_REPORTS === '1' };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads MEDIA, STUN_URLS, TURN_URLS, TURN_SECRET and what begins with LIVEKIT_; throws on a value that could only be a mistake. */
export function readMediaConfig(env: Environment): MediaConfig {
  const media = env.MEDIA ?? 'auto';
  if (media !== 'mesh' && media !== 'livekit' && media !== 'none' && media !== 'auto') {
    throw new Error('MEDIA must be auto, livekit, mesh or none');
  }
  const stunUrls = list(env.STUN_URLS);
  const turnUrls = list(env.TURN_URLS);
  const turnSecret = env.TURN_SECRET || null;
  if (!stunUrls.every(startsWith(['stun', 'stuns']))) throw new Error('STUN_URLS must begin with stun: or stuns:');
  if (!turnUrls.every(startsWith(['turn', 'turns']))) throw new Error('TURN_URLS must begin with turn: or turns:');
  if (turnUrls.length > 0 && turnSecret === null) throw new Error('TURN_URLS needs TURN_SECRET');
  const livekit: LivekitSettings = {
    remote: readRemote(env),
    program: env.LIVEKIT_SERVER || null,
    dataDir: path.resolve(env.DATA_DIR || './data'),
    host: env.HOST || '127.0.0.1',
    proxied: isOn(env.TRUST_PROXY) || isElsewhere(env.PUBLIC_URL),
    address: env.LIVEKIT_NODE_IP || null,
    tcpPort: port('LIVEKIT_TCP_PORT', env.LIVEKIT_TCP_PORT),
    udpPort: port('LIVEKIT_UDP_PORT', env.LIVEKIT_UDP_PORT),
  };
  return { media, stunUrls, turnUrls, turnSecret, livekit };
}
