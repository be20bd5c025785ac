import type { Blurred } from './backgroundBlur';
import { canBlur } from './canBlur';
import { cameraSize } from './devices';
import { isSmall, markSmall } from './smallPicture';

/** What is done to my picture before it is sent: made smaller for a poor network, its background blurred. */
export type CameraEffects = { small: boolean; blur: boolean };

/** One open camera and its effects. What is sent changes as a new track, so that every transport notices. */
export interface OwnCamera {
  /** The camera itself, without effects. */
  source(): MediaStreamTrack | null;
  picture(): MediaStream | null;
  /** Takes over an opened camera and answers with the track to send; null when it was released meanwhile, or an effect failed. */
  use(opened: MediaStreamTrack): Promise<MediaStreamTrack | null>;
  applyEffects(effects: CameraEffects): Promise<MediaStreamTrack | null>;
  /** Off at the device too, so that nothing is worked on that nobody may see. */
  setEnabled(on: boolean): void;
  release(): void;
}

/** A busy computer needs longer than a second for the next picture; the one before is sent meanwhile. */
const SETTLE_WITHIN_MS = 4_000;
const CHECK_EVERY_MS = 50;
/** Longer than a picture takes at five a second, the slowest that a camera is asked for. */
const HOLDS_FOR_MS = 300;

/**
 * A copied track reports its new size only after its next picture, and the sender announces that size. It may also report it at once and
 * go back for a picture that was already on its way, so the new size has to hold. Some cameras have one size only.
 */
async function hasChanged(track: MediaStreamTrack, from: number | undefined): Promise<void> {
  const until = performance.now() + SETTLE_WITHIN_MS;
  let since: number | null = null;
  for (;;) {
    const now = performance.now();
    if (track.getSettings().width === from) since = null;
    else since ??= now;
    if (now >= until || (since !== null && now - since >= HOLDS_FOR_MS)) return;
    await new Promise((resolve) => setTimeout(resolve, CHECK_EVERY_MS));
  }
}

/** Fetched when somebody first asks for it. */
async function blurred(source: MediaStreamTrack): Promise<Blurred> {
  if (!canBlur()) throw new Error('this browser cannot blur');
  return (await import('./backgroundBlur')).blurBackground(source);
}

export function createOwnCamera(first: CameraEffects, ended: () => void): OwnCamera {
  let effects = first;
  let raw: MediaStreamTrack | null = null;
  let blur: { of: MediaStreamTrack; made: Blurred } | null = null;
  let picture: MediaStream | null = null;

  function watch(track: MediaStreamTrack): MediaStreamTrack {
    track.addEventListener('ended', () => {
      if (raw === track) ended();
    });
    return track;
  }
  function unblur(): void {
    blur?.made.close();
    blur = null;
  }
  function release(): void {
    unblur();
    raw?.stop();
    raw = null;
    picture = null;
  }
  /** A copy of another size takes the place of the track: the camera stays open and nobody is asked again. */
  async function resize(): Promise<void> {
    const before = raw;
    if (before === null || isSmall(before) === effects.small) return;
    const copy = watch(before.clone());
    if (effects.small) markSmall(copy);
    await copy.applyConstraints(cameraSize(effects.small)).catch(() => undefined);
    await hasChanged(copy, before.getSettings().width);
    if (raw !== before) {
      copy.stop();
      return;
    }
    raw = copy;
    before.stop();
  }
  /**
   * What is already sent goes dark at once, because the blur takes seconds to start. Only a copy goes on seeing, for the
   * blur to work on.
   */
  function darkenForBlur(): void {
    const track = raw;
    if (!effects.blur || track === null || picture?.getVideoTracks()[0] !== track) return;
    const copy = watch(track.clone());
    if (isSmall(track)) markSmall(copy);
    copy.enabled = track.enabled;
    track.enabled = false;
    raw = copy;
    picture = null;
    track.stop();
  }
  /** Somebody who wants a blurred background is never shown without: if the blur cannot be had, the camera closes. */
  async function blurIfWanted(): Promise<void> {
    const source = raw;
    if (source === null || !effects.blur) return unblur();
    if (blur?.of === source) return;
    const made = await blurred(source).catch(() => null);
    if (raw !== source) return made?.close();
    unblur();
    if (made === null) return release();
    if (effects.small) markSmall(made.track);
    blur = { of: source, made };
  }
  async function apply(): Promise<MediaStreamTrack | null> {
    darkenForBlur();
    await resize();
    await blurIfWanted();
    const sent = blur?.made.track ?? raw;
    if (sent === null) picture = null;
    else if (picture?.getVideoTracks()[0] !== sent) picture = new MediaStream([sent]);
    return sent;
  }

  return {
    source: () => raw,
    picture: () => picture,
    use: (opened) => {
      raw = watch(opened);
      return apply();
    },
    applyEffects: (now) => {
      effects = now;
      return apply();
    },
    setEnabled: (on) => {
      if (raw) raw.enabled = on;
    },
    release,
  };
}
