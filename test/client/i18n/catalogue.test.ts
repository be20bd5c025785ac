import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { english } from '../../../client/i18n/catalogue';

const root = resolve(import.meta.dirname, '../../../client');

const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
const read = (path: string) => readFileSync(path, 'utf8');
const code = files(root).filter((path) => /\.tsx?$/.test(path));

function target(from: string, name: string): string | null {
  const base = resolve(dirname(from), name);
  return [`${base}.ts`, `${base}.tsx`].find((path) => existsSync(path)) ?? null;
}

/** The files that a file imports statically. Catalogues are not followed. */
const staticImports = (path: string): string[] =>
  [...read(path).matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?from\s+'(\.[^']+)'/gms)]
    .map((match) => target(path, match[1]!))
    .filter((found) => found !== null)
    .filter((found) => found.startsWith(root) && !found.includes('/i18n/'));

function pulledIn(path: string, seen = new Set<string>()): Set<string> {
  if (!seen.has(path)) {
    seen.add(path);
    for (const next of staticImports(path)) pulledIn(next, seen);
  }
  return seen;
}

/** The namespaces that a file uses. */
function usedIn(path: string): string[] {
  // The connection has no text, and names of socket events have a colon too.
  if (relative(root, path).startsWith('connection/')) return [];
  const text = read(path);
  const named = [...text.matchAll(/useTranslation\(([^)]*)\)/g)].flatMap((match) =>
    [...match[1]!.matchAll(/'(\w+)'/g)].map((each) => each[1]!),
  );
  const byHook = [
    ...(text.includes('useMethodText(') ? ['method'] : []),
    ...(text.includes('useRefusalText(') ? ['refusals'] : []),
    ...(text.includes('useGroupRefusal(') ? ['group', 'refusals'] : []),
  ];
  const aside = [...text.matchAll(/\bns: '(\w+)'/g)].map((match) => match[1]!);
  const prefixed = [...text.matchAll(/[`'"](\w+):[\w$.{}]+[`'"]/g)].map((match) => match[1]!);
  return [...named, ...byHook, ...aside, ...prefixed.filter((name) => Object.hasOwn(english, name))];
}

type LazyFile = { by: string; file: string; namespaces: string[] };

/** The text between a parenthesis and the one that closes it. */
function within(text: string, open: number): string {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return text.slice(open + 1, at);
  }
  throw new Error('a parenthesis without its partner');
}

/** Every `lazyPage(...)` and `lazyPart(...)`: the file it loads and the namespaces that it loads with it. */
const lazyFiles: LazyFile[] = code
  .filter((path) => !path.includes('/i18n/'))
  .flatMap((by) => {
    const text = read(by);
    return [...text.matchAll(/\b(?:lazyPage|lazyPart)\(/g)].map((match) => {
      const inside = within(text, match.index + match[0].length - 1);
      const file = target(by, /import\('([^']+)'\)/.exec(inside)?.[1] ?? '');
      if (file === null) throw new Error(`${relative(root, by)}: cannot read ${inside}`);
      const needs = inside.replaceAll(/import\('[^']+'\)/g, '');
      return { by, file, namespaces: [...needs.matchAll(/'(\w+)'/g)].map((each) => each[1]!) };
    });
  });

const start = join(root, 'main.tsx');
const drawn = [start, ...new Set(lazyFiles.map((lazy) => lazy.file))];
const reach = new Map(drawn.map((file) => [file, pulledIn(file)]));

/** The namespaces that are loaded whenever this file is drawn: those that all its loaders have in common. */
function namespacesAt(file: string, below: string[] = []): Set<string> {
  if (file === start) return new Set(['common']);
  const sets = lazyFiles
    .filter((lazy) => lazy.file === file)
    .flatMap((lazy) =>
      drawn
        .filter((holder) => holder !== file && !below.includes(holder) && reach.get(holder)?.has(lazy.by))
        .map((holder) => new Set([...namespacesAt(holder, [...below, file]), ...lazy.namespaces])),
    );
  const [first = new Set<string>(), ...others] = sets;
  return new Set([...first].filter((name) => others.every((set) => set.has(name))));
}

describe('every page loads the messages it uses', () => {
  test('the test finds the pages', () => {
    const seen = lazyFiles.map((lazy) => relative(root, lazy.file));
    expect(seen).toEqual(expect.arrayContaining(['room/page.tsx', 'room/screen.tsx', 'room/dialogs.tsx']));
    expect(seen.length).toBeGreaterThan(12);
    expect(usedIn(join(root, 'features/floor/nextButton.tsx'))).toEqual(expect.arrayContaining(['room', 'method']));
    expect(usedIn(join(root, 'room/noteToLead.tsx'))).toContain('refusals');
  });

  test.each(drawn.map((file) => relative(root, file)))('%s', (name) => {
    const file = join(root, name);
    const used = [...(reach.get(file) ?? [])].flatMap((path) =>
      usedIn(path).map((namespace) => ({ namespace, where: relative(root, path) })),
    );
    const there = namespacesAt(file);
    expect(used.filter(({ namespace }) => !there.has(namespace))).toEqual([]);
  });
});

describe('words that a newcomer understands', () => {
  const textsOf = (messages: object): string[] =>
    Object.values(messages).flatMap((text: unknown) =>
      typeof text === 'string' ? [text] : typeof text === 'object' && text !== null ? textsOf(text) : [],
    );

  test('no sentence uses the words of the program for what a browser does with scores, or riddles of earlier versions', () => {
    const texts = textsOf(english);
    expect(texts.length).toBeGreaterThan(500);
    const riddle =
      /\bmask|\bvectors?\b|\bhash(es|ed)?\b|\b128 (random )?bits\b|\bspares\b|gives the floor on|comes to the lobby|^of the others$|needed are ready|^board of all$|^taken$|^give it back$|background and line|protected minutes|^is the client$|^deputy of the lead$/i;
    expect(texts.filter((text) => riddle.test(text))).toEqual([]);
  });
});
