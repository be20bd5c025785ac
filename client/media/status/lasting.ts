/** Reports a condition only once it has lasted, and its end at once: a short interruption is not worth a message. */
export interface Lasting<Key> {
  /** Those of `there` that have been there long enough; `now` is milliseconds of any clock that only goes forward. */
  step(there: Iterable<Key>, now: number): Key[];
}

export function createLasting<Key>(afterMs: number): Lasting<Key> {
  const since = new Map<Key, number>();
  return {
    step: (there, now) => {
      const present = new Set(there);
      for (const key of [...since.keys()]) if (!present.has(key)) since.delete(key);
      for (const key of present) if (!since.has(key)) since.set(key, now);
      return [...since].filter(([, from]) => now - from >= afterMs).map(([key]) => key);
    },
  };
}
