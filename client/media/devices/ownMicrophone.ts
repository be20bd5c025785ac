import type { Hardware } from './inputDevice';
import { type Heard, unheard } from './level';
import { type MicrophoneMonitor, monitorMicrophone } from './microphoneMonitor';

/** One open microphone, measured for my own screen as long as it is open. */
export interface OwnMicrophone extends Hardware {
  /** While it is paused nothing is measured: the meeting keeps it off, so that not even my own page hears it. */
  setPaused(paused: boolean): void;
}

export function createOwnMicrophone(report: (heard: Heard) => void, ended: () => void): OwnMicrophone {
  let track: MediaStreamTrack | null = null;
  let monitor: MicrophoneMonitor | null = null;
  return {
    source: () => track,
    use: async (opened) => {
      track = opened;
      opened.addEventListener('ended', () => {
        if (track === opened) ended();
      });
      monitor = monitorMicrophone(opened, report);
      return opened;
    },
    release: () => {
      monitor?.close();
      monitor = null;
      track?.stop();
      track = null;
      report(unheard);
    },
    setPaused: (paused) => monitor?.setPaused(paused),
  };
}
