import type { MemberId } from '../../../shared/meeting/state';
import type { MediaState, RemoteMedia } from '../mediaState';
import { createLasting } from './lasting';
import { useWatch } from './useWatch';

/** How sound and picture get through, as seats and banners say it. */
export type NetworkStatus = {
  /** Nothing arrives here and nothing leaves: there is no ticket, or no connection to the media server. */
  away: boolean;
  /** The members to whom nothing gets through: the connection broke off and is tried again, or no route was found. */
  broken: Readonly<Record<MemberId, 'interrupted' | 'notConnected'>>;
  weak: readonly MemberId[];
  ownWeak: boolean;
};

/** Joining, a new network or a restarted media server take that long without anybody having to know. */
const BROKEN_AFTER_MS = 4_000;
const WEAK_AFTER_MS = 6_000;

export interface NetworkStatusWatch {
  /** `now` is milliseconds of any clock that only goes forward. */
  step(media: Pick<MediaState, 'status' | 'poorNetwork'> & { remote: Remote }, now: number): NetworkStatus;
}
type Remote = ReadonlyMap<MemberId, Pick<RemoteMedia, 'network'>>;

export function createNetworkStatus(): NetworkStatusWatch {
  const own = createLasting<'mine'>(BROKEN_AFTER_MS);
  const ownWeak = createLasting<'mine'>(WEAK_AFTER_MS);
  const broken = createLasting<MemberId>(BROKEN_AFTER_MS);
  const weakly = createLasting<MemberId>(WEAK_AFTER_MS);
  return {
    step: ({ status, poorNetwork, remote }, now) => {
      const are = (...networks: string[]) =>
        [...remote].filter(([, { network }]) => networks.includes(network)).map(([member]) => member);
      const isAway = status !== 'here' && status !== 'off';
      const away = own.step(isAway ? ['mine'] : [], now).length > 0;
      // While my own network is away, nothing is said on the seats of the others.
      const lasting = broken.step(isAway ? [] : are('reconnecting', 'gone'), now);
      const kindOf = (member: MemberId) => (remote.get(member)?.network === 'gone' ? 'notConnected' : 'interrupted');
      return {
        away,
        broken: Object.fromEntries(lasting.map((member) => [member, kindOf(member)])),
        weak: weakly.step(isAway ? [] : are('poor'), now),
        ownWeak: ownWeak.step(poorNetwork && !isAway ? ['mine'] : [], now).length > 0,
      };
    },
  };
}

const allWell: NetworkStatus = { away: false, broken: {}, weak: [], ownWeak: false };

export const useNetworkStatus = (): NetworkStatus => useWatch(createNetworkStatus, allWell);
