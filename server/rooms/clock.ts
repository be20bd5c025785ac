/** Stops a ring that has not happened yet; harmless afterwards. */
export type Cancel = () => void;

/** The only source of time on the server, so that tests move it by hand. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Rings once at `at` (at once, but never in the same turn, when that has passed). */
  ringAt(at: number, ring: () => void): Cancel;
}

/** Node fires at once when a delay does not fit 32 bits, so far-away rings are reached in steps. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  ringAt(at, ring) {
    let timer: NodeJS.Timeout;
    const wait = () => {
      const left = at - Date.now();
      timer = left > LONGEST_DELAY_MS ? setTimeout(wait, LONGEST_DELAY_MS) : setTimeout(ring, Math.max(0, left));
      timer.unref();
    };
    wait();
    return () => clearTimeout(timer);
  },
};
