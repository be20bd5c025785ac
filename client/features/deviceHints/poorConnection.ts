const POOR_FOR_MS = 15_000;
const WELL_FOR_MS = 4_000;

type NetworkFacts = {
  weak: boolean;
  /** Pictures at full size, mine or theirs, are on their way: only then there is something to spare. */
  hasPictures: boolean;
};

export interface PoorConnection {
  /** Whether to propose smaller pictures; `now` is milliseconds of any clock that only goes forward. */
  step(facts: NetworkFacts, now: number): boolean;
  dismiss(): void;
}

/** My own connection is weak for a while, with a good moment here and there. Proposed once, never again on this page. */
export function createPoorConnection(): PoorConnection {
  let poorSince: number | null = null;
  let poorAt = 0;
  let shown = false;
  let done = false;
  return {
    step: ({ weak, hasPictures }, now) => {
      if (done) return false;
      if (hasPictures && weak) {
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
