import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Preloaded } from './preload';

/** A file that the first drawing does without: loaded in a quiet moment, or at the latest when somebody asks for it. */
export type LazyPart<T> = Preloaded & {
  /** What it holds, or null until it has arrived; draws again when it arrives. */
  use(): T | null;
  /** Somebody waits for it: whether it has arrived. If it cannot be had, the page says so (`useLoadFailed`). */
  ask(): Promise<boolean>;
};

const failed = createStore<boolean>(() => false);

/** True after somebody asked for something that could not be loaded, until they ask again or close the notice. */
export const useLoadFailed = (): boolean => useStore(failed);
export const forgetLoadFailure = (): void => failed.setState(false, true);

export function lazyPart<T>(load: () => Promise<T>): LazyPart<T> {
  const store = createStore<{ loaded: T | null }>(() => ({ loaded: null }));
  let loading: Promise<boolean> | null = null;

  const loadOnce = (): Promise<boolean> => {
    loading ??= load().then(
      (loaded) => {
        store.setState({ loaded });
        return true;
      },
      () => {
        loading = null;
        return false;
      },
    );
    return loading;
  };

  return {
    use: () => useStore(store, ({ loaded }) => loaded),
    preload: async () => void (await loadOnce()),
    ask: async () => {
      forgetLoadFailure();
      const isLoaded = await loadOnce();
      if (!isLoaded) failed.setState(true, true);
      return isLoaded;
    },
  };
}
