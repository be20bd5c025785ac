import { useEffect, useSyncExternalStore } from 'react';

/** A file that the first drawing does without: fetched in a quiet moment, or at the latest when somebody asks for it. */
export type OnDemand<T> = {
  /** What it brings, or null until it is here; draws again when it comes. */
  use(): T | null;
  /** Fetches it before anybody asks. Never rejects: whoever asks later tries again. */
  ahead(): Promise<void>;
  /** Somebody waits for it: whether it is here. If it cannot be had, the page says so (`useMissed`). */
  ask(): Promise<boolean>;
};

function createSignal() {
  const listeners = new Set<() => void>();
  return {
    tell: () => {
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

let missed = false;
const missing = createSignal();

function setMissed(now: boolean): void {
  if (missed === now) return;
  missed = now;
  missing.tell();
}

/** True after somebody asked for something that could not be fetched, until it is asked for again or forgotten. */
export const useMissed = (): boolean => useSyncExternalStore(missing.subscribe, () => missed);
export const forgetMissed = (): void => setMissed(false);

export function onDemand<T>(load: () => Promise<T>): OnDemand<T> {
  let here: T | null = null;
  let fetching: Promise<boolean> | null = null;
  const arrival = createSignal();

  const fetchOnce = (): Promise<boolean> => {
    fetching ??= load().then(
      (loaded) => {
        here = loaded;
        arrival.tell();
        return true;
      },
      () => {
        fetching = null;
        return false;
      },
    );
    return fetching;
  };

  return {
    use: () => useSyncExternalStore(arrival.subscribe, () => here),
    ahead: async () => void (await fetchOnce()),
    ask: async () => {
      setMissed(false);
      const isHere = await fetchOnce();
      if (!isHere) setMissed(true);
      return isHere;
    },
  };
}

/** Fetches it as soon as the page is drawn and has nothing better to do. */
export function useAhead(part: Pick<OnDemand<unknown>, 'ahead'>): void {
  useEffect(() => whenQuiet(() => void part.ahead()), [part]);
}

/** Calls when the browser has nothing better to do; gives a way to call it off. */
function whenQuiet(act: () => void): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(act, 1_000);
    return () => clearTimeout(timer);
  }
  const call = requestIdleCallback(act, { timeout: 3_000 });
  return () => cancelIdleCallback(call);
}
