import unhomoglyph from 'unhomoglyph';

/** Letters and digits of plain Latin that look the same in many fonts. */
const latin = (text: string): string => text.replace(/[I1|]/g, 'l').replace(/0/g, 'O');

/** What a name looks like. Plain letters stay: "m" is not taken for "rn", which no screen confuses. */
const looksOf = (name: string): string =>
  latin(
    [...name.normalize('NFKC')].map((letter) => (/[\x20-\x7e]/.test(letter) ? letter : unhomoglyph(letter))).join(''),
  );

/**
 * The name that somebody typed, in the letters of a person of the group whose name looks the same. Nobody sees a difference,
 * and screens then tell the two people apart as they do with equal names.
 */
export function asOthersWriteIt(name: string, others: readonly string[]): string {
  const looks = looksOf(name);
  return others.find((other) => looksOf(other) === looks) ?? name;
}
