import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Every file under a folder of this repository, as paths from its root. */
export function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    return statSync(join(root, path)).isDirectory() ? filesIn(path) : [path];
  });
}

export const isCode = (path: string): boolean => /\.(ts|tsx|js)$/.test(path) && !path.endsWith('.d.ts');
export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

const importPattern =
  /(?:^|[\s;}])(?:import|export)\s+(?:type\s+)?(?:[\w*{}\s,$]+\s+from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;
/** What a file imports, as it is written there: types too, and what it loads later. */
export const importsOf = (text: string): string[] =>
  [...text.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? '');

/** The path from the root that a file means by a name such as `./seats`, without the ending unless it is written. */
export const targetOf = (path: string, name: string): string => relative(root, resolve(root, dirname(path), name));

export type Graph = ReadonlyMap<string, readonly string[]>;

/** Which of these files imports which. */
export function graphOf(texts: ReadonlyMap<string, string>): Graph {
  const found = (target: string) =>
    ['', '.ts', '.tsx', '.js'].map((ending) => target + ending).find((path) => texts.has(path));
  return new Map(
    [...texts].map(([path, text]) => {
      const inside = importsOf(text).filter((name) => name.startsWith('.'));
      return [path, inside.map((name) => found(targetOf(path, name))).filter((one) => one !== undefined)];
    }),
  );
}

/**
 * One shortest cycle for each group of files that import each other, each written from its first name in the alphabet:
 * `a.ts > b.ts > a.ts`. Nothing when there is none.
 */
export function cyclesIn(graph: Graph): string[] {
  return groupsOf(graph)
    .map((group) => {
      const start = [...group].sort()[0] ?? '';
      return [...pathBack(graph, group, start), start].join(' > ');
    })
    .sort();
}

/** From `start` to the last file before it comes round again, on a shortest way inside the group. */
function pathBack(graph: Graph, group: ReadonlySet<string>, start: string): string[] {
  const ways = [[start]];
  const seen = new Set<string>();
  for (let way = ways.shift(); way; way = ways.shift()) {
    for (const next of graph.get(way.at(-1) ?? '') ?? []) {
      if (next === start) return way;
      if (!group.has(next) || seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return [start];
}

/** Files that reach each other, in groups (Tarjan's strongly connected components), and those that import themselves. */
function groupsOf(graph: Graph): Set<string>[] {
  const groups: Set<string>[] = [];
  const number = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const visit = (path: string): number => {
    const mine = number.size;
    number.set(path, mine);
    low.set(path, mine);
    stack.push(path);
    for (const next of graph.get(path) ?? []) {
      const reached = number.has(next) ? (stack.includes(next) ? (number.get(next) ?? mine) : mine) : visit(next);
      low.set(path, Math.min(low.get(path) ?? mine, reached));
    }
    const lowest = low.get(path) ?? mine;
    if (lowest === mine) {
      const group = new Set(stack.splice(stack.indexOf(path)));
      if (group.size > 1 || graph.get(path)?.includes(path)) groups.push(group);
    }
    return lowest;
  };
  for (const path of graph.keys()) if (!number.has(path)) visit(path);
  return groups;
}
