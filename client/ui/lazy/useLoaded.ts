import { useEffect, useRef, useState } from 'react';
import { noteLoadFailure } from './lazyPart';
import { withRetries } from './retries';

export type Loaded = { state: 'loading' } | { state: 'here' } | { state: 'failed'; retry: () => void };

/**
 * Loads what a place needs before it is drawn; null means that this is not known yet. A place that is drawn stays so
 * when it needs more, and if that cannot be loaded, the page shows a notice (`useLoadFailed`). Pass a `load` that stays
 * the same.
 */
export function useLoaded(needed: string | null, load: (needed: string) => Promise<void>): Loaded {
  const [state, setState] = useState<Loaded['state']>('loading');
  const [attempt, setAttempt] = useState(0);
  const wasHere = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt loads the same again.
  useEffect(() => {
    if (needed === null) return;
    let current = true;
    withRetries(() => load(needed)).then(
      () => {
        if (!current) return;
        wasHere.current = true;
        setState('here');
      },
      () => {
        if (!current) return;
        if (wasHere.current) noteLoadFailure();
        else setState('failed');
      },
    );
    return () => {
      current = false;
    };
  }, [needed, load, attempt]);
  const retry = () => {
    setState('loading');
    setAttempt((number) => number + 1);
  };
  return state === 'failed' ? { state, retry } : { state };
}
