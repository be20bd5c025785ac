const WITH_FLOOR_MS = 10_000;
const OTHERWISE_MS = 30_000;

export type MicrophoneFacts = {
  /** Switched on, and allowed to be heard. */
  on: boolean;
  /** Nothing but zeros come out of it. */
  dead: boolean;
  hasFloor: boolean;
  device: string | null;
};

export interface SilentMicrophone {
  /** Whether to say "we hear nothing from you"; `now` is milliseconds of any clock that only goes forward. */
  step(facts: MicrophoneFacts, now: number): boolean;
  /** Says no more about this device until a sound came from it. */
  dismiss(): void;
}

/** A microphone that is on and gives no sound at all: soon for whoever has the floor, later for who listens. */
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
