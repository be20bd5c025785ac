import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** A file that the first drawing does without: fetched in a quiet moment, or at the latest when somebody asks for it. */
export type OnDemand<T> = {
  /** What it brings, or null until it is here; draws again when it comes. */
  use(): T | null;
  /** Fetches it before anybody asks. Never rejects: whoever asks later tries again. */
  ahead(): Promise<void>;
  /** Somebody waits for it: whether it is here. If it cannot be had, the page says so (`useMissed`). */
  ask(): Promise<boolean>;
};

const missed = createStore<boolean>(() => false);

/** True after somebody asked for something that could not be fetched, until it is asked for again or forgotten. */
export const useMissed = (): boolean => useStore(missed);
export const forgetMissed = (): void => missed.setState(false, true);

export function onDemand<T>(load: () => Promise<T>): OnDemand<T> {
  const loaded = createStore<{ here: T | null }>(() => ({ here: null }));
  let fetching: Promise<boolean> | null = null;

  const fetchOnce = (): Promise<boolean> => {
    fetching ??= load().then(
      (here) => {
        loaded.setState({ here });
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
    use: () => useStore(loaded, ({ here }) => here),
    ahead: async () => void (await fetchOnce()),
    ask: async () => {
      forgetMissed();
      const isHere = await fetchOnce();
      if (!isHere) missed.setState(true, true);
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
