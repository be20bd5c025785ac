import type { NetworkQuality } from '../../mediaState';

/** Poor towards one of many means their network is poor; poor towards most of them means mine is. Whoever is gone tells nothing. */
export function isPoorTowardsMost(networks: readonly NetworkQuality[]): boolean {
  const there = networks.filter((network) => network !== 'gone');
  const poor = there.filter((network) => network !== 'good').length;
  return there.length > 0 && poor * 2 > there.length;
}

const MEASURE_EVERY_MS = 2_000;
const SLOW_SECONDS = 0.6;
const BAD_SHARE = 0.06;

/** Watches a connection for lost packets and long round trips; `changed` is called when the verdict turns. */
export function watchQuality(
  connection: () => RTCPeerConnection,
  changed: () => void,
): { poor(): boolean; stop(): void } {
  let poor = false;
  let before = { lost: 0, received: 0 };

  async function measure(): Promise<void> {
    const pc = connection();
    if (pc.connectionState !== 'connected') return;
    const now = { lost: 0, received: 0 };
    let slow = false;
    for (const [, entry] of await pc.getStats()) {
      if (entry.type === 'inbound-rtp') {
        now.lost += Number(entry.packetsLost ?? 0);
        now.received += Number(entry.packetsReceived ?? 0);
      } else if (entry.type === 'candidate-pair' && entry.nominated === true) {
        slow = slow || Number(entry.currentRoundTripTime ?? 0) > SLOW_SECONDS;
      }
    }
    const lost = now.lost - before.lost;
    const received = now.received - before.received;
    before = now;
    const verdict = slow || (lost > 5 && lost > BAD_SHARE * (lost + received));
    if (verdict === poor) return;
    poor = verdict;
    changed();
  }

  const timer = window.setInterval(() => void measure().catch(() => undefined), MEASURE_EVERY_MS);
  return { poor: () => poor, stop: () => window.clearInterval(timer) };
}
