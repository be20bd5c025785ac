const POOR_FOR_MS = 15_000;
const WELL_FOR_MS = 4_000;

type NetworkFacts = {
  weak: boolean;
  /** Pictures at full size, mine or the others', are being sent. Without them, smaller pictures would save nothing. */
  hasPictures: boolean;
};

export interface PoorConnection {
  /** Whether to propose smaller pictures. `now` is in milliseconds of a clock that only goes forward. */
  step(facts: NetworkFacts, now: number): boolean;
  dismiss(): void;
}

/**
 * Decides when to propose smaller pictures: when my network has been weak for a while, even with good moments in
 * between. Proposed only once per page.
 */
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
