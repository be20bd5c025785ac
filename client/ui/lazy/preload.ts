import { useEffect } from 'react';

/** Something whose file can be loaded before anybody needs it. Never rejects: whoever needs it later tries again. */
export type Preloaded = { preload(): Promise<void> };

/** Loads it as soon as the page is drawn and the browser has nothing better to do. */
export function usePreload(part: Preloaded): void {
  useEffect(() => whenIdle(() => void part.preload()), [part]);
}

/** Calls when the browser has nothing better to do; gives a way to call it off. */
function whenIdle(act: () => void): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(act, 1_000);
    return () => clearTimeout(timer);
  }
  const call = requestIdleCallback(act, { timeout: 3_000 });
  return () => cancelIdleCallback(call);
}
