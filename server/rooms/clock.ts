/** Cancels a call that has not happened yet; harmless afterwards. */
export type Cancel = () => void;

/** The only source of time on the server, so that tests can move it by hand. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `run` once at `at`. When that time has passed it calls soon, but never within the same turn of the event loop. */
  callAt(at: number, run: () => void): Cancel;
}

/** Node fires at once when a delay does not fit into 32 bits, so far-away times are reached in steps. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  callAt(at, run) {
    let timer: NodeJS.Timeout;
    const wait = () => {
      const left = at - Date.now();
      timer = left > LONGEST_DELAY_MS ? setTimeout(wait, LONGEST_DELAY_MS) : setTimeout(run, Math.max(0, left));
      timer.unref();
    };
    wait();
    return () => clearTimeout(timer);
  },
};
