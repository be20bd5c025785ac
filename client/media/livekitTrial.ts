import { loadKit } from './livekitKit';

/** How this browser reaches the media server: straight (UDP), only by a detour (TCP, or a relay over TLS), or not at all. */
export type Reach = 'straight' | 'detour' | 'none';

const REACHES_WITHIN_MS = 15_000;

/** The pair of addresses that carries something, in what a connection says of itself. */
function wayOf(report: RTCStatsReport): Reach | null {
  const entries = [...report.values()];
  const pair = entries.find(
    (entry) => entry.type === 'candidate-pair' && entry.nominated && entry.state === 'succeeded',
  );
  const local = entries.find((entry) => entry.type === 'local-candidate' && entry.id === pair?.localCandidateId);
  if (!local) return null;
  const protocol: unknown = local.candidateType === 'relay' ? local.relayProtocol : local.protocol;
  return protocol === 'udp' ? 'straight' : 'detour';
}

/** Connects to an empty room as one would to the meeting's, and leaves it again; nothing is sent or received there. */
export async function tryLine({ url, token }: { url: string; token: string }): Promise<Reach> {
  const { Room } = await loadKit();
  const room = new Room();
  try {
    await room.connect(new URL(url, window.location.href).href.replace(/\/$/, ''), token, {
      maxRetries: 0,
      peerConnectionTimeout: REACHES_WITHIN_MS,
    });
    const { pcManager } = room.engine;
    const reports = await Promise.all([pcManager?.subscriber?.getStats(), pcManager?.publisher.getStats()]);
    const ways = reports.map((report) => (report ? wayOf(report) : null));
    return ways.find((way) => way !== null) ?? 'straight';
  } catch {
    return 'none';
  } finally {
    await room.disconnect().catch(() => undefined);
  }
}
