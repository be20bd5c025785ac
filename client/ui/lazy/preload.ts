import { useEffect } from 'react';

/** Something whose file can be loaded before it is needed. Never rejects: the code that needs the file tries again. */
export type Preloaded = { preload(): Promise<void> };

/** Loads it after the page is drawn, when the browser is idle. */
export function usePreload(part: Preloaded): void {
  useEffect(() => whenIdle(() => void part.preload()), [part]);
}

/** Calls the function when the browser is idle. Returns a function that cancels the call. */
function whenIdle(act: () => void): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(act, 1_000);
    return () => clearTimeout(timer);
  }
  const call = requestIdleCallback(act, { timeout: 3_000 });
  return () => cancelIdleCallback(call);
}
