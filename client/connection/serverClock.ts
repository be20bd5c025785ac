/** Estimates the server's time from round trips, and never from the wall clock of this computer. */
export type ServerClock = {
  now(): number;
  /** One round trip: the local times of sending and receiving, and the server time in the answer. */
  measured(sentAt: number, receivedAt: number, serverNow: number): void;
  /** A first guess from a view, whose time on the network is unknown. Ignored after the first round trip. */
  seed(serverNow: number): void;
  /** Drops the samples, because the connection was lost or the computer slept. */
  forget(): void;
  /** Local milliseconds, for `measured`. */
  local(): number;
};

const KEPT = 9;
/**
 * Smaller corrections let the clock stand still, so that it does not run backwards. After larger ones, the server's
 * clock must have been set, or this computer slept: some stop the clock of a page then.
 */
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
      const sample = serverNow - (sentAt + receivedAt) / 2;
      // Half a round trip is the most by which a sample can be wrong. Older samples that are further away hold no more.
      const isFar = offset !== null && Math.abs(sample - offset) - (receivedAt - sentAt) / 2 > JUMP;
      samples = [...(isFar ? [] : samples), sample].slice(-KEPT);
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
