import { longest } from './meeting/limits';

/** Valid names for people and meetings. The page checks before it sends, and the server checks what it receives. */

/** Control characters, lone surrogates, line separators, and marks that change the writing direction (they disguise names). */
const refusedCharacters = /[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u;
/** Something visible: not only spaces, joiners and combining accents. */
const visible = /[^\p{Z}\p{Cf}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;

function tidy(text: string, most: number): string | null {
  const tidied = text
    .normalize('NFC')
    .trim()
    .replace(/\p{Zs}+/gu, ' ');
  if (refusedCharacters.test(tidied) || !visible.test(tidied)) return null;
  return [...tidied].length > most ? null : tidied;
}

/** A person's name: trimmed, composed (NFC), 1 to 80 characters; null when it cannot be a name. Markup stays plain text. */
export const tidyName = (text: string): string | null => tidy(text, longest.name);

/** A meeting's title: the same rules, up to 120 characters. */
export const tidyTitle = (text: string): string | null => tidy(text, longest.title);
