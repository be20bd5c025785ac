import { useEffect, useState } from 'react';
import { noteLoadFailure } from './lazyPart';
import { withRetries } from './retries';

export type Loaded = { state: 'loading' } | { state: 'here' } | { state: 'failed'; retry: () => void };

/**
 * Loads what a place needs before it is drawn; null means that this is not known yet. A place that is drawn stays so
 * when it needs more, and if that cannot be loaded, the page shows a notice (`useLoadFailed`). Pass a `load` that stays
 * the same.
 */
export function useLoaded(needed: string | null, load: (needed: string) => Promise<void>): Loaded {
  const [isHere, setHere] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const hasFailed = needed !== null && failed === needed;
  useEffect(() => {
    if (needed === null || hasFailed) return;
    let current = true;
    withRetries(() => load(needed)).then(
      () => {
        if (!current) return;
        setHere(true);
        setFailed(null);
      },
      () => {
        if (current) setFailed(needed);
      },
    );
    return () => {
      current = false;
    };
  }, [needed, load, hasFailed]);
  useEffect(() => {
    if (isHere && hasFailed) noteLoadFailure();
  }, [isHere, hasFailed]);
  if (isHere) return { state: 'here' };
  return hasFailed ? { state: 'failed', retry: () => setFailed(null) } : { state: 'loading' };
}
