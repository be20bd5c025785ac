import { useEffect, useState } from 'react';

const RESTS_AFTER_MS = 3_000;

/** True when nobody has moved the pointer for a while: an arrow in the picture would point at somebody. */
export function usePointerRests(): boolean {
  const [rests, setRests] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const moved = () => {
      clearTimeout(timer);
      setRests(false);
      timer = setTimeout(() => setRests(true), RESTS_AFTER_MS);
    };
    moved();
    addEventListener('pointermove', moved);
    return () => {
      clearTimeout(timer);
      removeEventListener('pointermove', moved);
    };
  }, []);
  return rests;
}

/** Asks the computer not to darken the screen while nobody touches it. Some browsers refuse, and then it may. */
export function useStaysAwake(): void {
  useEffect(() => {
    let ended = false;
    let lock: WakeLockSentinel | null = null;
    // The browser lets go of it whenever the page is hidden.
    const ask = async () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      const got = await navigator.wakeLock.request('screen').catch(() => null);
      if (ended) void got?.release();
      else lock = got;
    };
    void ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      ended = true;
      document.removeEventListener('visibilitychange', ask);
      void lock?.release();
    };
  }, []);
}
