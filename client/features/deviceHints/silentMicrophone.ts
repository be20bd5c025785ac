const WITH_FLOOR_MS = 10_000;
const OTHERWISE_MS = 30_000;

export type MicrophoneFacts = {
  /** The microphone is switched on, and the person may be heard. */
  on: boolean;
  /** The microphone gives nothing but zeros. */
  dead: boolean;
  hasFloor: boolean;
  device: string | null;
};

export interface SilentMicrophone {
  /** Whether to say that the microphone gives no sound. `now` is in milliseconds of a clock that only goes forward. */
  step(facts: MicrophoneFacts, now: number): boolean;
  /** Hides the hint for this device until it gives a sound. */
  dismiss(): void;
}

/**
 * Decides when to say that a microphone is on but gives no sound: soon for the person who has the floor, later for
 * listeners.
 */
export function createSilentMicrophone(): SilentMicrophone {
  let since: number | null = null;
  let device: string | null = null;
  let dismissed = false;
  return {
    step: (facts, now) => {
      if (facts.device !== device) {
        device = facts.device;
        since = null;
        dismissed = false;
      }
      if (!facts.on || !facts.dead) {
        since = null;
        if (facts.on) dismissed = false;
        return false;
      }
      since ??= now;
      return !dismissed && now - since >= (facts.hasFloor ? WITH_FLOOR_MS : OTHERWISE_MS);
    },
    dismiss: () => {
      dismissed = true;
    },
  };
}
