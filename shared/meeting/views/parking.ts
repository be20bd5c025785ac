import type { Meeting } from '../state';

/** What the screen says about topics for later. */

type Scored = { score: { importance: number; urgency: number } | null };

/** In this format the people whose topics they are say how important and how urgent they are. */
export const hasScores = (meeting: Meeting): boolean =>
  meeting.agenda.some(({ artefacts }) => artefacts.includes('scores'));

/** The two figures of a score multiplied, as forums do; null while the topic has none. */
export const scoreOf = ({ score }: Scored): number | null => (score === null ? null : score.importance * score.urgency);

/** The highest score first; topics without one come last, in the order in which they were written down. */
export const byScore = <T extends Scored>(items: readonly T[]): T[] =>
  [...items].sort((one, other) => (scoreOf(other) ?? 0) - (scoreOf(one) ?? 0));
