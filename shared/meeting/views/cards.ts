import type { Meeting } from '../state';

/** Long enough to be read twice. */
const SHOWN_MS = 12_000;

/** The card that the lead showed to all a moment ago; where two were shown, the later one. */
export function cardNow({ questionsOnlyAt, forWhomAt }: Meeting, now: number): 'questionsOnly' | 'forWhom' | null {
  const at = Math.max(questionsOnlyAt ?? 0, forWhomAt ?? 0);
  if (at === 0 || now - at >= SHOWN_MS) return null;
  return at === forWhomAt ? 'forWhom' : 'questionsOnly';
}
