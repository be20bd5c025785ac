import { WorkQueue } from '../../../../shared/workQueue';
import { noTracks, type OwnTracks } from '../../devices/ownMedia';
import type { PictureSize } from '../../pictureSize';
import { applyEncoding, stopEncoding } from '../encodings';

/** The transceivers of a pair, always in this order. */
export const slots = ['microphone', 'camera', 'screen', 'screenSound'] as const;
type Slot = (typeof slots)[number];
export const kindOf: Record<Slot, 'audio' | 'video'> = {
  microphone: 'audio',
  camera: 'video',
  screen: 'video',
  screenSound: 'audio',
};

/** Puts my tracks on the transceivers of a pair; swapping them needs no new negotiation. */
export interface PairSender {
  tracks(): OwnTracks;
  publish(tracks: OwnTracks): void;
  /** The other end draws my camera in another size. */
  setSize(size: PictureSize): void;
  setTransceivers(transceivers: readonly RTCRtpTransceiver[]): void;
  /** Brings what is sent in line once more, after the connection became usable. */
  refresh(): void;
  stop(): void;
}

/** `sendsToMany`: my picture goes to more people than my network carries large ones. */
export function createPairSender(sendsToMany: () => boolean): PairSender {
  let transceivers: readonly RTCRtpTransceiver[] = [];
  let tracks: OwnTracks = noTracks;
  let size: PictureSize = 'small';
  let stopped = false;
  const work = new WorkQueue();

  async function bring(slot: Slot, transceiver: RTCRtpTransceiver): Promise<void> {
    const { sender } = transceiver;
    const track = slot === 'camera' && size === 'hidden' ? null : tracks[slot];
    if (sender.track !== track) await sender.replaceTrack(track);
    if (track === null) return kindOf[slot] === 'video' ? stopEncoding(sender) : undefined;
    if (slot === 'camera') await applyEncoding(sender, size === 'large' && sendsToMany() ? 'largeToMany' : size);
    if (slot === 'screen') await applyEncoding(sender, 'screen');
  }
  /** One change after the other, so that the latest one comes last. What fails for one track keeps no other from stopping. */
  function refresh(): void {
    const current = transceivers;
    void work.add(async () => {
      for (const [index, slot] of slots.entries()) {
        const transceiver = current[index];
        if (transceiver && transceiver.currentDirection !== 'stopped' && !stopped)
          await bring(slot, transceiver).catch(() => undefined);
      }
    });
  }

  return {
    tracks: () => tracks,
    publish: (now) => {
      tracks = now;
      refresh();
    },
    setSize: (now) => {
      size = now;
      refresh();
    },
    setTransceivers: (now) => {
      transceivers = now;
      refresh();
    },
    refresh,
    stop: () => {
      stopped = true;
    },
  };
}
