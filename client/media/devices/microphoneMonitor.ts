import { type Heard, measureLevel } from './level';

/** Listens to my own microphone, for my own eyes only. */
export interface Ear {
  /** A deaf ear hears silence. */
  setDeaf(deaf: boolean): void;
  close(): void;
}

/**
 * Hears a copy of the track that no sender ever holds. What is switched off is silenced at the original; the copy goes on, so
 * that somebody who speaks into a microphone that is off can be told.
 */
export function openEar(track: MediaStreamTrack, report: (heard: Heard) => void): Ear {
  const copy = track.clone();
  const stop = measureLevel(copy, report);
  return {
    setDeaf: (deaf) => {
      copy.enabled = !deaf;
    },
    close: () => {
      stop();
      copy.stop();
    },
  };
}
