const rightToLeft = /[\u0591-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1eeff}]/u;
/** Characters that turn the direction of what follows them, also beyond the text that holds them. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const enclosed = /(\u2068[^\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]*\u2069)/u;

/**
 * A name or another piece of text that is put into a sentence. Hebrew or Arabic letters in it would also move the figures
 * and signs beside it, so it is enclosed in marks that keep its direction to itself.
 */
export function isolated(text: string): string {
  // Every second part is a name that is enclosed already, as in a list of names.
  const parts = text.split(enclosed).map((part, index) => (index % 2 === 1 ? part : part.replace(turning, '')));
  const whole = parts.join('');
  return parts.some((part, index) => index % 2 === 0 && rightToLeft.test(part)) ? `\u2068${whole}\u2069` : whole;
}

/** Without the marks, for the name of a file. */
export const withoutMarks = (text: string): string => text.replace(turning, '');
