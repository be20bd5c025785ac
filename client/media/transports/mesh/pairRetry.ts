const LOST_AFTER_MS = 2_500;
const RETRY_AFTER_MS = [6_000, 6_000, 10_000, 20_000, 30_000];
const GONE_AFTER_MS = 30_000;

/** Tries again while two browsers have no route to each other, more and more rarely. */
export interface PairRetry {
  /** Waits for the next attempt from now on; a route that has just been offered gets its time as well. */
  wait(): void;
  note(state: RTCPeerConnectionState): void;
  /** Another connection took the place of this one: the time without a route begins anew. */
  restart(): void;
  /** There has been no route for so long that there probably is none. */
  isGone(): boolean;
  stop(): void;
}

export function createPairRetry(attempt: () => void, isConnected: () => boolean): PairRetry {
  let tries = 0;
  let lostAt: number | null = performance.now();
  let timer = 0;
  let stopped = false;

  function waitFor(ms: number | undefined): void {
    window.clearTimeout(timer);
    if (stopped) return;
    timer = window.setTimeout(() => {
      tries += 1;
      if (isConnected()) return;
      attempt();
      wait();
    }, ms);
  }
  const wait = () => waitFor(RETRY_AFTER_MS[Math.min(tries, RETRY_AFTER_MS.length - 1)]);

  return {
    wait,
    note: (state) => {
      window.clearTimeout(timer);
      if (state === 'connected') {
        tries = 0;
        lostAt = null;
        return;
      }
      lostAt ??= performance.now();
      if (state === 'disconnected') waitFor(LOST_AFTER_MS);
      else wait();
    },
    restart: () => {
      lostAt = performance.now();
    },
    isGone: () => lostAt !== null && performance.now() - lostAt > GONE_AFTER_MS,
    stop: () => {
      stopped = true;
      window.clearTimeout(timer);
    },
  };
}
