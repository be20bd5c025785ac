import { type Heard, measureLevel } from './level';

/** Measures my own microphone, for my own screen only. */
export interface MicrophoneMonitor {
  /** While it is paused it measures silence. */
  setPaused(paused: boolean): void;
  close(): void;
}

/**
 * Measures a copy of the track that no sender ever holds. Switching off silences the original; the copy goes on, so that somebody
 * who speaks into a microphone that is off can be told.
 */
export function monitorMicrophone(track: MediaStreamTrack, report: (heard: Heard) => void): MicrophoneMonitor {
  const copy = track.clone();
  const stop = measureLevel(copy, report);
  return {
    setPaused: (paused) => {
      copy.enabled = !paused;
    },
    close: () => {
      stop();
      copy.stop();
    },
  };
}
