import type { MemberId, Time } from '../meeting/state';

/** What somebody who was invited is asked in private before the group has met. Each may be left empty. */
export const privateQuestions = ['manager', 'report', 'competitor', 'objection'] as const;
type PrivateQuestion = (typeof privateQuestions)[number];

/** What they answered: a short text each, empty where there is nothing to say. */
export type PrivateTexts = Record<PrivateQuestion, string>;

export const LONGEST_PRIVATE = 300;

export const saysSomething = (texts: PrivateTexts): boolean =>
  privateQuestions.some((question) => texts[question].trim() !== '');

/**
 * Whether this member is asked now, and whether it is again: names that came later may be some to which they would have said
 * something. `others` are the members beside them. Whoever reads the answers is not asked.
 */
export function isAsked(
  { me, reader, answeredAt }: { me: MemberId; reader: MemberId; answeredAt: Time | null },
  others: readonly { member: MemberId; since: Time }[],
): 'first' | 'again' | null {
  if (me === reader) return null;
  // Alone with whoever formed the group there is no name yet to say something about.
  const names = others.filter(({ member }) => member !== me && member !== reader);
  if (answeredAt === null) return names.length > 0 ? 'first' : null;
  return names.some(({ since }) => since > answeredAt) ? 'again' : null;
}
