import type { IceServer } from '../../../shared/protocol/media';
import type { Reach } from '../transports/livekit/reachTest';

/** Which ways out of this network a browser found: `host` inside it, `reflexive` over UDP to the world, `relay` by a detour. */
export type Ways = { host: boolean; reflexive: boolean; relay: readonly RelayWay[] };
export type RelayWay = 'udp' | 'tcp' | 'tls';

export type LineFacts = {
  /** Milliseconds until the server answered; null when it did not. */
  roundTrip: number | null;
  /** Null where the browser cannot look. */
  ways: Ways | null;
  offered: { stun: boolean; turn: boolean };
  /** How the media server was reached; null where there is none, or where the connection that is made anyway will tell. */
  mediaServer: Reach | null;
};

/**
 * `blocked`: no way out was found; `detour`: only a relay, over TCP, got through; `noRelay`: the relay for strict networks does
 * not answer; `closed`: the browser itself gives no way at all; `noMedia`: the server gives no way to its media server.
 */
export type LineVerdict = 'fine' | 'noServer' | 'noMedia' | 'slow' | 'closed' | 'blocked' | 'detour' | 'noRelay';

const SLOW_MS = 1_500;
const LOOK_FOR_MS = 8_000;

export function verdictOf({ roundTrip, ways, offered, mediaServer }: LineFacts): LineVerdict {
  if (roundTrip === null) return 'noServer';
  if (ways === null || (!ways.host && !ways.reflexive && ways.relay.length === 0)) return 'closed';
  if (mediaServer === 'none') return 'blocked';
  const reaches = ways.reflexive || ways.relay.length > 0;
  if ((offered.stun || offered.turn) && !reaches) return 'blocked';
  if (offered.turn && ways.relay.length === 0) return 'noRelay';
  // A relay reached by UDP is a good way; a stun server beside it may simply be away.
  const relayed = !ways.reflexive && ways.relay.length > 0 && !ways.relay.includes('udp');
  if (relayed || mediaServer === 'detour') return 'detour';
  return roundTrip > SLOW_MS ? 'slow' : 'fine';
}

const addresses = ({ urls }: IceServer): string[] => (Array.isArray(urls) ? urls : [urls]);

export function offeredBy(iceServers: readonly IceServer[]): LineFacts['offered'] {
  const all = iceServers.flatMap(addresses);
  return { stun: all.some((url) => /^stuns?:/.test(url)), turn: all.some((url) => /^turns?:/.test(url)) };
}

/** By which way this browser speaks to the relay; where it does not tell, the address it used does. */
export function relayWay(protocol: string | null | undefined, url: string | null | undefined): RelayWay {
  if (protocol === 'tcp' || protocol === 'tls' || protocol === 'udp') return protocol;
  if (url?.startsWith('turns:')) return 'tls';
  return url?.includes('transport=tcp') ? 'tcp' : 'udp';
}

/** Looks for ways out, as a connection would, and makes none; ends early when all were tried. */
export function findWays(iceServers: readonly IceServer[], patience = LOOK_FOR_MS): Promise<Ways | null> {
  if (typeof RTCPeerConnection === 'undefined') return Promise.resolve(null);
  let connection: RTCPeerConnection;
  try {
    connection = new RTCPeerConnection({ iceServers: [...iceServers] });
  } catch {
    return Promise.resolve(null);
  }
  return new Promise((resolve) => {
    const found = { host: false, reflexive: false, relay: new Set<RelayWay>() };
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
        const way: unknown = Reflect.get(candidate, 'relayProtocol');
        found.relay.add(relayWay(typeof way === 'string' ? way : null, typeof used === 'string' ? used : null));
      }
    };
    connection.createDataChannel('ways');
    connection.setLocalDescription().catch(end);
  });
}
