/**
 * What members decide together by number: so much of it each of them is told, and who voted for what of nobody but themselves. Made
 * by `numbersOf` (views/told.ts) from the whole state. What is zero is left out.
 */
export type Numbers = {
  /** The ballot in hand: votes for each option, and which members have voted. */
  ballot?: { counts: Record<string, number>; voted: string[] };
  /** How many favour the issue of a member. */
  favours?: Record<string, number>;
  /** Where nobody leads: how many ask to move on, for more time, to have a member lead, or removed. */
  moveOn?: number;
  moreTime?: number;
  support?: Record<string, number>;
  removal?: Record<string, number>;
};
