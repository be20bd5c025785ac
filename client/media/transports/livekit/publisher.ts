import type { LocalParticipant, LocalTrackPublication, TrackPublishOptions } from 'livekit-client';
import { noTracks, type OwnTracks } from '../../devices/ownMedia';
import { isSmall } from '../../devices/smallPicture';
import { SMALL } from '../encodings';
import type { Sdk } from './sdk';

export type TrackKind = keyof OwnTracks;

const TRY_AGAIN_MS = 1_000;

const kinds: readonly TrackKind[] = ['microphone', 'camera', 'screen', 'screenSound'];

export const isSound = (kind: TrackKind): boolean => kind === 'microphone' || kind === 'screenSound';

/** The numbers by which the media server names the same things in a permission. */
const numbers: Record<TrackKind, number> = { camera: 1, microphone: 2, screen: 3, screenSound: 4 };

export const sourceOf = ({ Track }: Sdk, kind: TrackKind) => {
  const { Source } = Track;
  const sources = {
    microphone: Source.Microphone,
    camera: Source.Camera,
    screen: Source.ScreenShare,
    screenSound: Source.ScreenShareAudio,
  };
  return sources[kind];
};

/** A small picture beside the large one, so that everybody receives no more than they draw; a shared screen is sharp and slow. */
function optionsOf(sdk: Sdk, kind: TrackKind, track: MediaStreamTrack): TrackPublishOptions {
  const source = sourceOf(sdk, kind);
  switch (kind) {
    case 'camera':
      if (isSmall(track)) return { source, simulcast: false, videoEncoding: SMALL };
      return {
        source,
        simulcast: true,
        videoEncoding: { maxBitrate: 700_000, maxFramerate: 24 },
        videoSimulcastLayers: [sdk.VideoPresets.h180],
      };
    case 'screen':
      return {
        source,
        simulcast: false,
        screenShareEncoding: { maxBitrate: 1_500_000, maxFramerate: 5 },
        degradationPreference: 'maintain-resolution',
      };
    case 'microphone':
    case 'screenSound':
      return { source };
    default: {
      const never: never = kind;
      throw new Error(`unknown kind ${String(never)}`);
    }
  }
}

function maySend(participant: LocalParticipant, kind: TrackKind): boolean {
  const may = participant.permissions;
  if (!may?.canPublish) return false;
  return may.canPublishSources.length === 0 || may.canPublishSources.some((source) => Number(source) === numbers[kind]);
}

/**
 * Brings what is sent in line with what is wanted and allowed, one step after the other, whatever changes in between.
 * When rights come back, what was on is sent again by itself.
 */
export function createPublisher(
  sdk: Sdk,
  participant: LocalParticipant,
): { publish(tracks: OwnTracks): void; stop(): void } {
  let wanted = noTracks;
  let working = false;
  let once = false;
  let stopped = false;
  let later: number | null = null;

  const published = (kind: TrackKind): LocalTrackPublication | undefined =>
    participant.getTrackPublication(sourceOf(sdk, kind));

  async function bring(kind: TrackKind): Promise<void> {
    const allowed = maySend(participant, kind);
    const track = allowed ? wanted[kind] : null;
    const now = published(kind);
    const sent = now?.track;
    if (track === null) {
      if (!sent) return;
      // A muted microphone stays in place, so that speaking again is instant.
      if (kind === 'microphone' && allowed) await sent.mute();
      else await participant.unpublishTrack(sent, false);
      return;
    }
    if (!now || !sent) {
      await participant.publishTrack(track, optionsOf(sdk, kind, track));
      return;
    }
    if (isSmall(sent.mediaStreamTrack) !== isSmall(track)) {
      // What it may cost is agreed when it is published.
      await participant.unpublishTrack(sent, false);
      await participant.publishTrack(track, optionsOf(sdk, kind, track));
      return;
    }
    if (sent.mediaStreamTrack !== track) await sent.replaceTrack(track, true);
    if (now.isMuted) await sent.unmute();
  }
  async function work(): Promise<void> {
    working = true;
    let failed = false;
    do {
      once = false;
      failed = false;
      // The connection may be lost or the right withdrawn in the middle of it.
      for (const kind of kinds) {
        if (!stopped) {
          await bring(kind).catch(() => {
            failed = true;
          });
        }
      }
    } while (once && !stopped);
    working = false;
    if (failed && !stopped && later === null) {
      later = window.setTimeout(() => {
        later = null;
        if (!working && !stopped) void work();
      }, TRY_AGAIN_MS);
    }
  }

  return {
    publish: (tracks) => {
      wanted = tracks;
      once = true;
      if (!working && !stopped) void work();
    },
    stop: () => {
      stopped = true;
      if (later !== null) window.clearTimeout(later);
    },
  };
}
