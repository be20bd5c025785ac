import { expect } from 'vitest';
import type { Human } from '../people';

/** Longer than the pauses in which a silent microphone sends nothing. */
const SPAN_MS = 1_000;

type Arrived = { sounds: Record<string, number>; pictures: Record<string, number> };

/** What has arrived so far: sound by the member whose element plays it, and the frames of each picture. */
const arrived = ({ page }: Human): Promise<Arrived> =>
  page.evaluate(async () => {
    const peers: RTCPeerConnection[] = Reflect.get(window, 'roundelPeers');
    const playing = new Map<string, string>();
    for (const { srcObject, dataset } of document.querySelectorAll('audio')) {
      if (!(srcObject instanceof MediaStream)) continue;
      for (const track of srcObject.getAudioTracks()) playing.set(track.id, dataset.member ?? '');
    }
    const found: Arrived = { sounds: {}, pictures: {} };
    for (const [index, peer] of peers.entries()) {
      for (const [id, entry] of await peer.getStats()) {
        if (entry.type !== 'inbound-rtp') continue;
        const { kind, trackIdentifier, packetsReceived = 0, framesDecoded = 0 } = entry;
        if (kind === 'video') found.pictures[`${index} ${id}`] = framesDecoded;
        else {
          const of = playing.get(trackIdentifier) ?? `nobody who is played (${index} ${id})`;
          found.sounds[of] = (found.sounds[of] ?? 0) + packetsReceived;
        }
      }
    }
    return found;
  });

const grown = (now: Record<string, number>, before: Record<string, number>): string[] =>
  Object.keys(now).filter((one) => (now[one] ?? 0) > (before[one] ?? 0));

/** Resolves when, over a whole second, sound and pictures keep arriving from exactly these members, and their sound is played. */
export async function hearsOnly(who: Human, members: readonly string[]): Promise<void> {
  let before = await arrived(who);
  let since = Date.now();
  let found = { sounds: [] as string[], pictures: -1 };
  const count = async () => {
    if (Date.now() - since < SPAN_MS) return found;
    const now = await arrived(who);
    found = {
      sounds: grown(now.sounds, before.sounds).sort(),
      pictures: grown(now.pictures, before.pictures).length,
    };
    before = now;
    since = Date.now();
    return found;
  };
  await expect
    .poll(count, { timeout: 60_000, message: `what reaches ${who.name}` })
    .toEqual({ sounds: [...members].sort(), pictures: members.length });
}
