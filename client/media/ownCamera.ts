import { cameraSize } from './devices';
import { isSmall, markSmall } from './encodings';

/** How my picture leaves: smaller for a weak line. */
export type Look = { small: boolean };

/** One open camera, and what is made of it; what is sent changes as a new track, so that every adapter notices. */
export interface OwnCamera {
  /** What is sent now. */
  track(): MediaStreamTrack | null;
  picture(): MediaStream | null;
  /** The camera was opened; answers with what is to be sent, null when it was released meanwhile. */
  put(opened: MediaStreamTrack): Promise<MediaStreamTrack | null>;
  wear(look: Look): Promise<MediaStreamTrack | null>;
  release(): void;
}

export function createOwnCamera(first: Look, ended: () => void): OwnCamera {
  let look = first;
  let raw: MediaStreamTrack | null = null;
  let picture: MediaStream | null = null;

  function watch(track: MediaStreamTrack): MediaStreamTrack {
    track.addEventListener('ended', () => {
      if (raw === track) ended();
    });
    return track;
  }
  function show(track: MediaStreamTrack): void {
    raw = track;
    picture = new MediaStream([track]);
  }
  /** A copy of another size takes the place of the track: the camera stays open and nobody is asked again. */
  async function resize(): Promise<void> {
    const before = raw;
    if (before === null || isSmall(before) === look.small) return;
    const copy = watch(before.clone());
    if (look.small) markSmall(copy);
    await copy.applyConstraints(cameraSize(look.small)).catch(() => undefined);
    if (raw !== before) {
      copy.stop();
      return;
    }
    show(copy);
    before.stop();
  }

  return {
    track: () => raw,
    picture: () => picture,
    put: async (opened) => {
      show(watch(opened));
      await resize();
      return raw;
    },
    wear: async (now) => {
      look = now;
      await resize();
      return raw;
    },
    release: () => {
      raw?.stop();
      raw = null;
      picture = null;
    },
  };
}
