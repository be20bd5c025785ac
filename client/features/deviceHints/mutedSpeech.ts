/** A single word may slip out, but a whole phrase was meant for the others. Breaths count as speech (`level.ts`). */
const PHRASE_MS = 1_500;
const LINGER_MS = 6_000;
/** A fan or a street counts as speech too, so the hint goes even while it can still be heard. */
const SHOWN_MS = 10_000;
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
 * moment after it. It never stays, and when nobody reacts it comes back less and less often.
 */
export function createMutedSpeech(): MutedSpeech {
  let began: number | null = null;
  let spokenAt = 0;
  let shownSince: number | null = null;
  let quietUntil = Number.NEGATIVE_INFINITY;
  let ignored = 0;
  const hide = (until: number) => {
    shownSince = null;
    began = null;
    quietUntil = until;
  };
  return {
    step: (speaksUnheard, mayAndIsOff, now) => {
      if (!mayAndIsOff) {
        shownSince = null;
        began = null;
        ignored = 0;
        return false;
      }
      if (speaksUnheard) {
        began ??= now;
        spokenAt = now;
      } else began = null;
      if (now < quietUntil) return false;
      if (began !== null && now - began >= PHRASE_MS) shownSince ??= now;
      if (shownSince !== null && (now - spokenAt > LINGER_MS || now - shownSince >= SHOWN_MS)) {
        hide(now + SEEN_MS * 2 ** ignored);
        ignored += 1;
      }
      return shownSince !== null;
    },
    dismiss: (now) => hide(now + WAVED_AWAY_MS),
  };
}
