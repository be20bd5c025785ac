import { useEffect } from 'react';

/** Forgets a value that was shown for so many milliseconds, each new one anew. Null keeps it until somebody closes it. */
export function useShownFor(value: unknown, set: (value: null) => void, ms: number | null): void {
  useEffect(() => {
    if (value === null || ms === null) return;
    const timer = setTimeout(() => set(null), ms);
    return () => clearTimeout(timer);
  }, [value, set, ms]);
}
