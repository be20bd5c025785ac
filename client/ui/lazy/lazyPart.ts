import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Preloaded } from './preload';

/**
 * A file that the page does not need at first. It is loaded when the browser is idle, or at the latest when somebody
 * asks for it.
 */
export type LazyPart<T> = Preloaded & {
  /** Its content, or null until it is loaded. The component draws again when it is loaded. */
  use(): T | null;
  /** Loads it because somebody needs it now. Null when that did not work; then the page shows a notice (`useLoadFailed`). */
  ask(): Promise<T | null>;
};

const failed = createStore<boolean>(() => false);

/** True after somebody needed a file that could not be loaded, until they ask again or close the notice. */
export const useLoadFailed = (): boolean => useStore(failed);
export const forgetLoadFailure = (): void => failed.setState(false, true);
export const noteLoadFailure = (): void => failed.setState(true, true);

export function lazyPart<T>(load: () => Promise<T>): LazyPart<T> {
  const store = createStore<{ loaded: T | null }>(() => ({ loaded: null }));
  let loading: Promise<T | null> | null = null;

  const loadOnce = (): Promise<T | null> => {
    loading ??= load().then(
      (loaded) => {
        store.setState({ loaded });
        return loaded;
      },
      () => {
        loading = null;
        return null;
      },
    );
    return loading;
  };

  return {
    use: () => useStore(store, ({ loaded }) => loaded),
    preload: async () => void (await loadOnce()),
    ask: async () => {
      forgetLoadFailure();
      const loaded = await loadOnce();
      if (loaded === null) noteLoadFailure();
      return loaded;
    },
  };
}
