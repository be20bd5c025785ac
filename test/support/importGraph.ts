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
/** The imports of a file as written in it, including types and lazy imports. */
export const importsOf = (text: string): string[] =>
  [...text.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? '');

/** The path from the root that a file means by a name such as `./seats`; without an ending unless the name has one. */
export const targetOf = (path: string, name: string): string => relative(root, resolve(root, dirname(path), name));

export type Graph = ReadonlyMap<string, readonly string[]>;

/** The files that each file imports. */
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
 * One shortest cycle for each group of files that import each other, each starting with the alphabetically first name:
 * `a.ts > b.ts > a.ts`. Empty when there is none.
 */
export function cyclesIn(graph: Graph): string[] {
  return groupsOf(graph)
    .map((group) => {
      const start = [...group].sort()[0] ?? '';
      return [...pathBack(graph, group, start), start].join(' > ');
    })
    .sort();
}

/** The shortest path inside the group from `start` back to it. */
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

/** Groups of files that reach each other (Tarjan's strongly connected components), and files that import themselves. */
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
