import type { Room } from 'livekit-client';
import { loadSdk } from './sdk';

/** How this browser reaches the media server: straight (UDP), only by a detour (TCP, or a relay over TLS), or not at all. */
export type Reach = 'straight' | 'detour' | 'none';

const REACHES_WITHIN_MS = 15_000;

/** A route over TCP may be there first; only when none over UDP has followed by then is it the only one. */
const UDP_FOLLOWS_WITHIN_MS = 3_000;
const MEASURE_EVERY_MS = 200;

/** Whether a pair of addresses over UDP got through, by the statistics of a connection. */
function reachesByUdp(report: RTCStatsReport): boolean {
  const entries = [...report.values()];
  const through = entries.filter(({ type, state }) => type === 'candidate-pair' && state === 'succeeded');
  const ends = new Set(through.map(({ localCandidateId }) => localCandidateId));
  return entries.some(
    ({ id, candidateType, relayProtocol, protocol }) =>
      ends.has(id) && (candidateType === 'relay' ? relayProtocol : protocol) === 'udp',
  );
}

async function routeOf({ engine }: Room): Promise<Reach> {
  const until = performance.now() + UDP_FOLLOWS_WITHIN_MS;
  for (;;) {
    const { pcManager } = engine;
    const reports = await Promise.all([pcManager?.subscriber?.getStats(), pcManager?.publisher.getStats()]);
    if (reports.some((report) => report !== undefined && reachesByUdp(report))) return 'straight';
    if (performance.now() > until) return 'detour';
    await new Promise((resolve) => setTimeout(resolve, MEASURE_EVERY_MS));
  }
}

/** Connects to an empty room as one would to the meeting's, and leaves it again; nothing is sent or received there. */
export async function testReach({ url, token }: { url: string; token: string }): Promise<Reach> {
  const sdk = await loadSdk();
  const room = new sdk.Room();
  try {
    await room.connect(new URL(url, window.location.href).href.replace(/\/$/, ''), token, {
      maxRetries: 0,
      peerConnectionTimeout: REACHES_WITHIN_MS,
    });
    return await routeOf(room);
  } catch {
    return 'none';
  } finally {
    await room.disconnect().catch(() => undefined);
  }
}
