import type { IceServer } from '../../../shared/protocol/media';
import type { Reach } from '../transports/livekit/reachTest';

/** The routes out of this network that a browser found: `host` inside it, `reflexive` over UDP to the world, `relay` by a detour. */
export type Routes = { host: boolean; reflexive: boolean; relay: readonly RelayProtocol[] };
export type RelayProtocol = 'udp' | 'tcp' | 'tls';

export type NetworkFacts = {
  /** Milliseconds until the server answered; null when it did not. */
  roundTrip: number | null;
  /** Null where the browser cannot look. */
  routes: Routes | null;
  offered: { stun: boolean; turn: boolean };
  /** How the media server was reached; null where there is none, or where the connection that is made anyway will tell. */
  mediaServer: Reach | null;
};

/**
 * `blocked`: no route out was found; `detour`: only a relay, over TCP, got through; `noRelay`: the relay for strict networks does
 * not answer; `closed`: the browser itself gives no route at all; `noMedia`: the server gives no ticket for its media server.
 */
export type NetworkVerdict = 'fine' | 'noServer' | 'noMedia' | 'slow' | 'closed' | 'blocked' | 'detour' | 'noRelay';

const SLOW_MS = 1_500;
const SEARCH_FOR_MS = 8_000;

export function verdictOf({ roundTrip, routes, offered, mediaServer }: NetworkFacts): NetworkVerdict {
  if (roundTrip === null) return 'noServer';
  if (routes === null || (!routes.host && !routes.reflexive && routes.relay.length === 0)) return 'closed';
  if (mediaServer === 'none') return 'blocked';
  const reaches = routes.reflexive || routes.relay.length > 0;
  if ((offered.stun || offered.turn) && !reaches) return 'blocked';
  if (offered.turn && routes.relay.length === 0) return 'noRelay';
  // A relay reached over UDP is a good route; a stun server beside it may simply be away.
  const relayed = !routes.reflexive && routes.relay.length > 0 && !routes.relay.includes('udp');
  if (relayed || mediaServer === 'detour') return 'detour';
  return roundTrip > SLOW_MS ? 'slow' : 'fine';
}

const addresses = ({ urls }: IceServer): string[] => (Array.isArray(urls) ? urls : [urls]);

export function offeredBy(iceServers: readonly IceServer[]): NetworkFacts['offered'] {
  const all = iceServers.flatMap(addresses);
  return { stun: all.some((url) => /^stuns?:/.test(url)), turn: all.some((url) => /^turns?:/.test(url)) };
}

/** The protocol this browser speaks to the relay; where the browser does not tell, the address it used does. */
export function relayProtocolOf(protocol: string | null | undefined, url: string | null | undefined): RelayProtocol {
  if (protocol === 'tcp' || protocol === 'tls' || protocol === 'udp') return protocol;
  if (url?.startsWith('turns:')) return 'tls';
  return url?.includes('transport=tcp') ? 'tcp' : 'udp';
}

/** Searches for routes out, as a connection would, and makes none; ends early when all were tried. */
export function findRoutes(iceServers: readonly IceServer[], patience = SEARCH_FOR_MS): Promise<Routes | null> {
  if (typeof RTCPeerConnection === 'undefined') return Promise.resolve(null);
  let connection: RTCPeerConnection;
  try {
    connection = new RTCPeerConnection({ iceServers: [...iceServers] });
  } catch {
    return Promise.resolve(null);
  }
  return new Promise((resolve) => {
    const found = { host: false, reflexive: false, relay: new Set<RelayProtocol>() };
    const end = () => {
      window.clearTimeout(timer);
      connection.onicecandidate = null;
      connection.close();
      resolve({ host: found.host, reflexive: found.reflexive, relay: [...found.relay] });
    };
    const timer = window.setTimeout(end, patience);
    connection.onicecandidate = (event) => {
      const { candidate } = event;
      if (candidate === null) return end();
      if (candidate.type === 'host') found.host = true;
      if (candidate.type === 'srflx') found.reflexive = true;
      if (candidate.type === 'relay') {
        const used: unknown = Reflect.get(event, 'url') ?? Reflect.get(candidate, 'url');
        const protocol: unknown = Reflect.get(candidate, 'relayProtocol');
        found.relay.add(
          relayProtocolOf(typeof protocol === 'string' ? protocol : null, typeof used === 'string' ? used : null),
        );
      }
    };
    connection.createDataChannel('routes');
    connection.setLocalDescription().catch(end);
  });
}
