import { useSyncExternalStore } from 'react';
import { useConnection } from './context';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;

/** One interval for all clocks on the page. It stops when no clock is drawn. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, 200);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer) {
      clearInterval(timer);
      timer = null;
    }
  };
}

/**
 * A value that depends on server time. The component renders again only when the value changes, so return a plain
 * value.
 */
export function useAtNow<T extends string | number | boolean | null>(select: (now: number) => T): T {
  const connection = useConnection();
  return useSyncExternalStore(subscribe, () => select(connection.now()));
}
