import { expect, test } from 'vitest';
import { filesIn, textOf } from './support/importGraph';

/** `[AT5] people wait in the lobby`: the name of a test begins with the number of what it shows. */
const numbered = /\b(?:test|it|describe)(?:\.each\([^)]*\))?\(\s*[`'"]((?:\[[A-Z]{2}\d+\] ?)+)/g;

test('every number that a test names stands in docs/rules.md or docs/security.md', () => {
  const pages = textOf('docs/rules.md') + textOf('docs/security.md');
  const written = new Set([...pages.matchAll(/(?:\*\*|^\| )([A-Z]{2}\d+)(?=\*\*| \|)/gm)].map((match) => match[1]));
  for (const [, first, last] of pages.matchAll(/\*\*([A-Z]{2}\d+)\*\* to \*\*[A-Z]{2}(\d+)\*\*/g)) {
    const letters = first!.slice(0, 2);
    for (let at = Number(first!.slice(2)); at <= Number(last); at += 1) written.add(`${letters}${at}`);
  }
  const named = filesIn('test')
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => [...textOf(path).matchAll(numbered)].flatMap((match) => match[1]!.match(/[A-Z]{2}\d+/g) ?? []));
  expect(named.length).toBeGreaterThan(200);
  expect([...new Set(named)].filter((number) => !written.has(number))).toEqual([]);
});

test('no two rules have the same number', () => {
  const rules = [...textOf('docs/rules.md').matchAll(/^- \*\*([A-Z]{2}\d+)\*\* /gm)].map((match) => match[1]);
  expect(rules.length).toBeGreaterThan(50);
  expect(rules.filter((number, place) => rules.indexOf(number) !== place)).toEqual([]);
});
