import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const client = resolve(import.meta.dirname, '../../../client');
const sources = readdirSync(client, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(css|tsx?)$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(client, path), 'utf8') }));

const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1]!);

test('every custom property that the client reads has a value somewhere', () => {
  const given = new Set(sources.flatMap(({ text }) => found(text, /(--[\w-]+)'?\s*:/g)));
  const read = sources.flatMap(({ path, text }) =>
    found(text, /(?:var\(|getPropertyValue\(')(--[\w-]+)['"]?\)/g).map((name) => ({ path, name })),
  );
  expect(read.map(({ name }) => name)).toEqual(expect.arrayContaining(['--panel', '--ink']));
  expect(read.filter(({ name }) => !given.has(name))).toEqual([]);
});
