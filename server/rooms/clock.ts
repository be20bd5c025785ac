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

/** A clock that was set back is followed this slowly, so that no deadline gets longer by more than a hundredth. */
const SLOWER = 0.01;

/**
 * Time that never goes back and never stands still. It follows the clock of the computer when that one is ahead (after a
 * sleep, or when it was set); when that one was set back it goes on, a little slower, until both agree.
 */
export function steadyTime(
  wall: () => number = Date.now,
  steady: () => number = () => performance.now(),
): () => number {
  let shown = wall();
  let at = steady();
  return () => {
    const now = steady();
    const passed = now - at;
    at = now;
    const behind = Math.max(0, shown + passed - wall());
    shown += passed - Math.min(behind, passed * SLOWER);
    shown = Math.max(shown, wall());
    return Math.floor(shown);
  };
}

const now = steadyTime();

export const systemClock: Clock = {
  now,
  callAt(at, run) {
    let timer: NodeJS.Timeout;
    const wait = () => {
      const left = at - now();
      timer = setTimeout(left > LONGEST_DELAY_MS ? wait : runOrWait, Math.min(Math.max(0, left), LONGEST_DELAY_MS));
      timer.unref();
    };
    // While the time runs slower the delay was too short.
    const runOrWait = () => (at > now() ? wait() : run());
    wait();
    return () => clearTimeout(timer);
  },
};
