/** What tells people apart on every screen. */
export type DistinctName = {
  /** As short as it can be: first name, then with an initial, then the whole name, then with a number. */
  short: string;
  /** The whole name, with a number where two people have the same one. */
  whole: string;
};

type Named = { readonly id: string; readonly name: string };

/**
 * Names for people in the order in which they came, which has to be the same on all screens. Whenever names are equal each
 * of them gets a number: nobody keeps the bare name that somebody else took over.
 */
export function distinctNames(people: readonly Named[]): Map<string, DistinctName> {
  const whole = numbered(people.map(({ name }) => name));
  const first = people.map(({ name }) => words(name)[0] ?? name);
  const initialled = people.map(({ name }) => withInitial(name));
  const names = people.map(({ name }) => name);
  const short = people.map((_, index) => {
    for (const form of [first, initialled, names]) {
      const own = form[index] ?? '';
      if (form.filter((other) => isSame(other, own)).length === 1) return own;
    }
    return whole[index] ?? '';
  });
  return new Map(people.map(({ id }, index) => [id, { short: short[index] ?? '', whole: whole[index] ?? '' }]));
}

const words = (name: string): string[] => name.trim().split(/\s+/u);

/** "Tom Berg" becomes "Tom B."; a single word stays. An initial keeps its accents. */
function withInitial(name: string): string {
  const all = words(name);
  const initial = all.length > 1 ? /^\P{M}\p{M}*/u.exec(all.at(-1) ?? '')?.[0] : undefined;
  return initial === undefined ? name : `${all[0]} ${initial}.`;
}

const key = (name: string): string => name.normalize('NFKC').toLowerCase();
const isSame = (one: string, other: string): boolean => key(one) === key(other);

function numbered(names: readonly string[]): string[] {
  return names.map((name, index) => {
    if (names.filter((other) => isSame(other, name)).length === 1) return name;
    return `${name} (${names.slice(0, index + 1).filter((other) => isSame(other, name)).length})`;
  });
}
