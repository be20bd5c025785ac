import { longest } from './meeting/limits';

/** Valid names for people and meetings. The page checks before it sends, and the server checks what it receives. */

/** Control characters, lone surrogates, line separators, and marks that change the writing direction (they disguise names). */
const refusedCharacters = /[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u;
/**
 * What no screen shows: with it, two names look the same. Joiners stay between letters of scripts that need them, and
 * between pictures.
 */
const invisible = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/u;
const neededJoiners =
  /(?<=[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Sinhala}\p{Script=Khmer}])[\u200c\u200d](?=\p{L})|(?<=\p{Extended_Pictographic}\ufe0f?)\u200d(?=\p{Extended_Pictographic})|(?<=\p{Extended_Pictographic})\ufe0f/gu;
/** Accents that are piled up cover the lines above and below. */
const piledUp = /\p{M}{6}/u;
/** Something visible: not only spaces, joiners and combining accents. */
const visible = /[^\p{Z}\p{Cf}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;

function tidy(text: string, most: number): string | null {
  const tidied = text
    .normalize('NFC')
    .trim()
    .replace(/\p{Zs}+/gu, ' ');
  if (refusedCharacters.test(tidied) || !visible.test(tidied)) return null;
  if (invisible.test(tidied.replace(neededJoiners, '')) || piledUp.test(tidied)) return null;
  return [...tidied].length > most ? null : tidied;
}

/** A person's name: trimmed, composed (NFC), 1 to 80 characters; null when it cannot be a name. Markup stays plain text. */
export const tidyName = (text: string): string | null => tidy(text, longest.name);

/** A meeting's title: the same rules, up to 120 characters. */
export const tidyTitle = (text: string): string | null => tidy(text, longest.title);
