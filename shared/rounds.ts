/** Work that is done in rounds: see `rounds`. */
export type Rounds = {
  /** There is something to do: a round begins, or follows the one that runs. */
  wake(): void;
  /** No round begins any more. Resolves when the last one has ended. */
  stop(): Promise<void>;
  readonly isStopped: boolean;
  /** Resolves when no round runs. */
  settled(): Promise<void>;
};

/** Runs `round` for whoever wakes it, one round at a time; a round says itself what went wrong, and does not throw. */
export function rounds(round: () => Promise<void>): Rounds {
  let isStopped = false;
  let again = false;
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    while (again && !isStopped) {
      again = false;
      await round();
    }
    // At once: whoever wakes it now must not think that this round still takes what they stored.
    running = null;
  }

  return {
    wake() {
      if (isStopped) return;
      again = true;
      running ??= run();
    },
    async stop() {
      isStopped = true;
      await running;
    },
    get isStopped() {
      return isStopped;
    },
    settled: async () => void (await running),
  };
}
