import { onReturn } from '../onReturn';

/** A device that comes back by itself does so within this time. */
const SETTLES_MS = 1_000;

/** `held`: another program had the device when it was last asked for. */
export type MaybeStuck<K> = { kind: K; wanted: boolean; track: MediaStreamTrack | null; held: boolean };

const isStuck = ({ track, held }: MaybeStuck<unknown>): boolean =>
  track === null ? held : track.readyState === 'ended' || track.muted;

/**
 * Phones silence a camera in the background, and not all of them give it back. A device that is still stuck a moment after
 * somebody came back is opened again; each track once, since the browser's own question takes the focus away and gives it back.
 */
export function reopenOnReturn<K>(devices: () => readonly MaybeStuck<K>[], open: (kind: K) => void): () => void {
  const tried = new WeakSet<MediaStreamTrack>();
  let timer = 0;
  const check = () => {
    for (const one of devices()) {
      if (!one.wanted || !isStuck(one) || (one.track !== null && tried.has(one.track))) continue;
      if (one.track !== null) tried.add(one.track);
      open(one.kind);
    }
  };
  const stop = onReturn(() => {
    window.clearTimeout(timer);
    timer = window.setTimeout(check, SETTLES_MS);
  });
  return () => {
    window.clearTimeout(timer);
    stop();
  };
}
