const POOR_FOR_MS = 15_000;
const WELL_FOR_MS = 4_000;

export type LineFacts = {
  /** How the connection to each of the others is. */
  others: readonly ('good' | 'poor' | 'reconnecting' | 'gone')[];
  /** Pictures at full size, mine or theirs, are on their way: only then there is something to spare. */
  hasPictures: boolean;
};

export interface PoorLine {
  /** Whether to propose smaller pictures; `now` is milliseconds of any clock that only goes forward. */
  step(facts: LineFacts, now: number): boolean;
  dismiss(): void;
}

/** Weak towards one of many is their line; weak towards most of them is mine. Proposed once, never again on this page. */
export function createPoorLine(): PoorLine {
  let poorSince: number | null = null;
  let poorAt = 0;
  let shown = false;
  let done = false;
  return {
    step: ({ others, hasPictures }, now) => {
      if (done) return false;
      const there = others.filter((line) => line !== 'gone');
      const weak = there.filter((line) => line !== 'good').length;
      if (hasPictures && there.length > 0 && weak * 2 > there.length) {
        poorSince ??= now;
        poorAt = now;
      } else if (!hasPictures || now - poorAt > WELL_FOR_MS) poorSince = null;
      if (poorSince !== null && now - poorSince >= POOR_FOR_MS) shown = true;
      return shown && hasPictures;
    },
    dismiss: () => {
      done = true;
    },
  };
}
