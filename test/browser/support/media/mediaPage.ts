import type { MediaRoom } from '../../../../client/media/mediaRoom';

/** What a page offers to the tests that every transport has to pass. Runs in the browser. */

declare global {
  interface Window {
    mediaPage: MediaPage;
  }
}

/** One stream of sound or picture that arrived, whoever plays or shows it. */
export type Incoming = { id: string; kind: 'audio' | 'video'; packets: number; width: number; height: number };

type MediaPage = {
  room: MediaRoom;
  /** All connections of this page, also closed ones. */
  incoming(): Promise<Incoming[]>;
};

async function incoming(pcs: readonly RTCPeerConnection[]): Promise<Incoming[]> {
  const found: Incoming[] = [];
  for (const [index, pc] of pcs.entries()) {
    for (const [id, entry] of await pc.getStats()) {
      if (entry.type !== 'inbound-rtp') continue;
      const { kind, packetsReceived = 0, frameWidth = 0, frameHeight = 0 } = entry;
      found.push({ id: `${index} ${id}`, kind, packets: packetsReceived, width: frameWidth, height: frameHeight });
    }
  }
  return found;
}

export function offerMediaPage(room: MediaRoom, pcs: readonly RTCPeerConnection[]): void {
  window.mediaPage = { room, incoming: () => incoming(pcs) };
}
