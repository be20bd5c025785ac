import { useState } from 'react';

/** So many are remembered: what is older is not said any more. */
const MOST = 50;

function storedIn(place: string): string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(place) ?? '[]');
    return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

/** Which notices of a kind were closed in this browser, by a key of each, and how one is closed. */
export function useClosedHere(place: string): [closed: readonly string[], close: (key: string) => void] {
  const [closed, setClosed] = useState(() => storedIn(place));
  const close = (key: string) => {
    const all = [...new Set([...storedIn(place), ...closed, key])].slice(-MOST);
    setClosed(all);
    try {
      localStorage.setItem(place, JSON.stringify(all));
    } catch {
      // Storage is full or blocked: it is said again.
    }
  };
  return [closed, close];
}
