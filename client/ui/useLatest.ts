import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createLatest } from './latest';

/**
 * The stored value, or what I chose and the server does not hold yet; and a function that chooses. A choice may be made from
 * the one before, however many are still on their way. The function answers whether the newest choice is saved.
 */
export function useLatest<T>(
  stored: T,
  save: (value: T) => Promise<boolean>,
): readonly [T, (change: (from: T) => T) => Promise<boolean>] {
  const [choice, setChoice] = useState<{ value: T } | null>(null);
  const saving = useRef(save);
  saving.current = save;
  const latest = useMemo(() => createLatest<T>({ save: (value) => saving.current(value), shown: setChoice }), []);
  useEffect(() => latest.stores(stored), [latest, stored]);
  const value = choice === null ? stored : choice.value;
  const reached = useRef(value);
  reached.current = value;
  const choose = useCallback(
    (change: (from: T) => T) => {
      reached.current = change(reached.current);
      return latest.choose(reached.current);
    },
    [latest],
  );
  return [value, choose];
}
