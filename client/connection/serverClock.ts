/** Knows the server's time from round trips; never from the wall clock of this computer. */
export type ServerClock = {
  now(): number;
  /** One round trip: local times of sending and receiving, and what the server said in between. */
  measured(sentAt: number, receivedAt: number, serverNow: number): void;
  /** A first guess, from a view that was on its way for an unknown while; ignored once round trips are known. */
  seed(serverNow: number): void;
  /** Forget the samples: the connection was lost or the computer slept. */
  forget(): void;
  /** Local milliseconds, to be handed to `measured`. */
  local(): number;
};

const KEPT = 9;
/** Below this a correction waits (the clock stands) instead of going back; above it the server's clock was set. */
const JUMP = 2_000;

export function createServerClock(local: () => number = () => performance.now()): ServerClock {
  let samples: number[] = [];
  let offset: number | null = null;
  let shown = Number.NEGATIVE_INFINITY;

  const median = () => {
    const sorted = [...samples].sort((a, b) => a - b);
    return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  };

  return {
    local,
    now() {
      const time = Math.round(local() + (offset ?? 0));
      if (time > shown || shown - time > JUMP) shown = time;
      return shown;
    },
    measured(sentAt, receivedAt, serverNow) {
      samples = [...samples, serverNow - (sentAt + receivedAt) / 2].slice(-KEPT);
      offset = median();
    },
    seed(serverNow) {
      if (samples.length === 0) offset = serverNow - local();
    },
    forget() {
      samples = [];
    },
  };
}
