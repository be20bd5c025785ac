/** A single word may slip out, but a whole phrase was meant for the others. Breaths count as speech (`level.ts`). */
const PHRASE_MS = 1_500;
const LINGER_MS = 6_000;
/** People who close the hint may be on the phone, or talking to a child. */
const WAVED_AWAY_MS = 180_000;
const SEEN_MS = 30_000;

export interface MutedSpeech {
  /** Whether the hint is shown now. `now` is in milliseconds of a clock that only goes forward. */
  step(speaksUnheard: boolean, mayAndIsOff: boolean, now: number): boolean;
  dismiss(now: number): void;
}

/**
 * Decides when to say "You are muted": after a phrase spoken into a microphone that I switched off myself, and for a
 * moment after it.
 */
export function createMutedSpeech(): MutedSpeech {
  let began: number | null = null;
  let spokenAt = 0;
  let shown = false;
  let quietUntil = Number.NEGATIVE_INFINITY;
  const hide = (until: number) => {
    shown = false;
    began = null;
    quietUntil = until;
  };
  return {
    step: (speaksUnheard, mayAndIsOff, now) => {
      if (!mayAndIsOff) {
        shown = false;
        began = null;
        return false;
      }
      if (speaksUnheard) {
        began ??= now;
        spokenAt = now;
      } else began = null;
      if (now < quietUntil) return false;
      if (began !== null && now - began >= PHRASE_MS) shown = true;
      if (shown && now - spokenAt > LINGER_MS) hide(now + SEEN_MS);
      return shown;
    },
    dismiss: (now) => hide(now + WAVED_AWAY_MS),
  };
}
