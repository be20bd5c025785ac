import { describe, expect, test } from 'vitest';
import { distinctNames } from '../../shared/distinctNames';
import { tidyName } from '../../shared/names';

const shown = (...names: string[]) =>
  [...distinctNames(names.map((name, index) => ({ id: `m${index}`, name }))).values()].map(
    ({ short, whole }) => `${short} | ${whole}`,
  );

describe('the shortest names that tell people apart', () => {
  test.each<[string, string[], string[]]>([
    ['first names', ['Tom Berg', 'Ana Ruiz'], ['Tom | Tom Berg', 'Ana | Ana Ruiz']],
    ['an initial', ['Tom Berg', 'Tom Hall', 'Ana'], ['Tom B. | Tom Berg', 'Tom H. | Tom Hall', 'Ana | Ana']],
    ['one word beside two', ['Tom', 'Tom Berg'], ['Tom | Tom', 'Tom B. | Tom Berg']],
    ['the surname', ['Tom Berg', 'Tom Bell'], ['Tom Berg | Tom Berg', 'Tom Bell | Tom Bell']],
    [
      'numbers',
      ['Tom Berg', 'Ana', 'Tom Berg'],
      ['Tom Berg (1) | Tom Berg (1)', 'Ana | Ana', 'Tom Berg (2) | Tom Berg (2)'],
    ],
    ['numbers for single words', ['Tom', 'tom'], ['Tom (1) | Tom (1)', 'tom (2) | tom (2)']],
    [
      'full width',
      ['Tom', '\uff34\uff4f\uff4d'],
      ['Tom (1) | Tom (1)', '\uff34\uff4f\uff4d (2) | \uff34\uff4f\uff4d (2)'],
    ],
    ['an accent of the initial', ['Jo \u00c9milie', 'Jo Ray'], ['Jo \u00c9. | Jo \u00c9milie', 'Jo R. | Jo Ray']],
    [
      'a script without spaces',
      ['\u5f20\u4f1f', '\u5f20\u654f'],
      ['\u5f20\u4f1f | \u5f20\u4f1f', '\u5f20\u654f | \u5f20\u654f'],
    ],
  ])('%s', (_what, names, expected) => {
    expect(shown(...names)).toEqual(expected);
  });

  test('all short names and all whole names are different, whatever people are called', () => {
    const names = ['Tom', 'Tom B.', 'Tom Berg', 'Tom Berg', 'Tom Bell', 'TOM', 'Ana', 'Ana Maria Ruiz', 'Ana Ruiz'];
    const all = [...distinctNames(names.map((name, index) => ({ id: `m${index}`, name }))).values()];
    for (const form of ['short', 'whole'] as const)
      expect(new Set(all.map((one) => one[form].toLowerCase())).size).toBe(names.length);
  });
});

describe('names that look like others', () => {
  test.each([
    ['a zero-width space', 'An\u200bn'],
    ['a soft hyphen', 'An\u00adn'],
    ['tag characters', 'Ann\u{e0041}'],
    ['a word joiner', 'Ann\u2060'],
    ['a joiner between Latin letters', 'A\u200dnn'],
    ['a variation selector', 'Ann\ufe00'],
    ['a grapheme joiner', 'A\u034fnn'],
    ['a turned direction', 'Ann\u202e'],
    ['an isolate', '\u2067Ann\u2069'],
    ['accents piled up', `A${'\u0301'.repeat(9)}`],
  ])('%s is refused', (_what, name) => {
    expect(tidyName(name)).toBeNull();
  });

  test.each([
    ['a joiner that Persian needs', '\u0639\u0644\u06cc\u200c\u0631\u0636\u0627'],
    ['a joiner that Hindi needs', '\u0915\u094d\u200d\u0937'],
    ['a family of pictures', 'Ann \u{1f468}\u200d\u{1f467}'],
    ['a heart', 'Ann \u2764\ufe0f'],
    ['Vietnamese', 'Nguy\u1ec5n V\u0103n An'],
  ])('%s is kept', (_what, name) => {
    expect(tidyName(name)).toBe(name.normalize('NFC'));
  });
});
