/** What the operator says about sound and picture. Nothing set means a mesh between browsers, without any outside server. */
export type MediaConfig = {
  /** `none` switches sound and picture off for every meeting of this server. */
  media: 'mesh' | 'none' | 'auto';
  stunUrls: string[];
  turnUrls: string[];
  /** Shared with the TURN server; only short-lived credentials made from it leave this process. */
  turnSecret: string | null;
};

const list = (value: string | undefined): string[] =>
  (value ?? '')
    .split(/[\s,]+/)
    .map((part) => part.trim())
    .filter((part) => part.length > 0);

const startsWith = (schemes: string[]) => (url: string) => schemes.some((scheme) => url.startsWith(`${scheme}:`));

/** Reads MEDIA, STUN_URLS, TURN_URLS and TURN_SECRET; throws on a value that could only be a mistake. */
export function readMediaConfig(env: Readonly<Record<string, string | undefined>>): MediaConfig {
  const media = env.MEDIA ?? 'auto';
  if (media !== 'mesh' && media !== 'none' && media !== 'auto') throw new Error('MEDIA must be auto, mesh or none');
  const stunUrls = list(env.STUN_URLS);
  const turnUrls = list(env.TURN_URLS);
  const turnSecret = env.TURN_SECRET || null;
  if (!stunUrls.every(startsWith(['stun', 'stuns']))) throw new Error('STUN_URLS must begin with stun: or stuns:');
  if (!turnUrls.every(startsWith(['turn', 'turns']))) throw new Error('TURN_URLS must begin with turn: or turns:');
  if (turnUrls.length > 0 && turnSecret === null) throw new Error('TURN_URLS needs TURN_SECRET');
  return { media, stunUrls, turnUrls, turnSecret };
}
