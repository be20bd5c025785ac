import { useCallback, useEffect, useState } from 'react';
import type { Answer } from '../../../shared/refusal';
import { useAsking } from './answer';

type Refused = Extract<Answer<never>, { ok: false }>;

/**
 * What the server last said, and since when it has not answered (null: it did). `offset` is how far its clock is ahead of this
 * one, so that a wrong clock of the browser makes nothing early or late.
 */
export type Kept<T> = { value: T; at: number; offset: number; silentSince: number | null };

/**
 * Asks now, every so many milliseconds, when the page is looked at again and when the network is back. What was known stays
 * while the server does not answer. `refused`: it never answered, or does not let me read this any more.
 */
export function useKept<T extends { now: number }>(
  ask: () => Promise<Answer<T>>,
  everyMs: number | null,
): { kept: Kept<T> | null; refused: Refused | null; again: () => void } {
  const [kept, setKept] = useState<Kept<T> | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const begin = useCallback(() => {
    let current = true;
    const askNow = async () => {
      const answer = await ask();
      if (!current) return;
      const at = Date.now();
      if (answer.ok) {
        setKept({ value: answer.value, at, offset: answer.value.now - at, silentSince: null });
        setRefused(null);
      } else {
        setKept((before) => before && { ...before, silentSince: before.silentSince ?? at });
        setRefused(answer);
      }
    };
    const looked = () => document.visibilityState === 'visible' && void askNow();
    void askNow();
    const timer = everyMs === null ? undefined : setInterval(looked, everyMs);
    document.addEventListener('visibilitychange', looked);
    window.addEventListener('online', looked);
    window.addEventListener('offline', looked);
    return () => {
      current = false;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', looked);
      window.removeEventListener('online', looked);
      window.removeEventListener('offline', looked);
    };
  }, [ask, everyMs]);
  return { kept, refused, again: useAsking(begin) };
}

/** The server's time, drawn anew three times a minute. */
export function useServerNow(offset: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 20_000);
    return () => clearInterval(timer);
  }, []);
  return now + offset;
}
