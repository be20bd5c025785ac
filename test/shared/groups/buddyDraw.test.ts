import { describe, expect, test } from 'vitest';
import { buddyFormats } from '../../../shared/groups/buddies';
import { type BuddyTable, drawBuddies } from '../../../shared/groups/buddyDraw';
import { chanceFrom } from '../../support/random';

const names = ['ann', 'ben', 'cleo', 'dan', 'eve', 'finn', 'gil', 'hana', 'ida', 'jon', 'kim', 'lee'];

/** So many draws, each from what the ones before left. */
function drawn(groups: readonly (readonly string[])[], seed = 7): string[][][] {
  const chance = chanceFrom(seed);
  let table: BuddyTable | null = null;
  const before: string[][][] = [];
  for (const people of groups) {
    const { sets, ...next }: BuddyTable & { sets: string[][] } = drawBuddies(people, before, table, chance);
    table = next;
    before.unshift(sets);
  }
  return before.reverse();
}

const pairsIn = (sets: readonly (readonly string[])[]): string[] =>
  sets.flatMap((set) =>
    set.flatMap((one, place) => set.slice(place + 1).map((other) => [one, other].sort().join('-'))),
  );

describe('[BU7] buddies are drawn', () => {
  test.each([2, 4, 6, 8, 10, 12])('of %i people everybody meets everybody before two meet again', (count) => {
    const people = names.slice(0, count);
    const draws = drawn(Array.from({ length: count - 1 }, () => people));
    for (const sets of draws) expect(sets.flat().sort()).toEqual(people);
    const pairs = draws.flatMap(pairsIn);
    expect(pairs).toHaveLength((count * (count - 1)) / 2);
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  test('what was drawn last is not drawn again when a new round begins', () => {
    const people = names.slice(0, 6);
    for (const seed of [1, 2, 3, 4, 5]) {
      const draws = drawn(
        Array.from({ length: 11 }, () => people),
        seed,
      );
      for (const [index, sets] of draws.entries()) {
        const last = pairsIn(draws[index - 1] ?? []);
        expect(pairsIn(sets).filter((pair) => last.includes(pair))).toEqual([]);
      }
    }
  });

  test.each([5, 7, 9])('of %i people one set has three, each of them once, and twos do not repeat', (count) => {
    const people = names.slice(0, count);
    const draws = drawn(Array.from({ length: count }, () => people));
    const thirds: string[] = [];
    const twos: string[] = [];
    for (const sets of draws) {
      expect(sets.flat().sort()).toEqual(people);
      expect(sets.map((set) => set.length).sort()).toEqual([...Array((count - 3) / 2).fill(2), 3]);
      thirds.push(...sets.filter((set) => set.length === 3).map((set) => set[2] ?? ''));
      twos.push(...sets.map((set) => set.slice(0, 2).sort().join('-')));
    }
    expect(thirds.sort()).toEqual(people);
    expect(new Set(twos).size).toBe(twos.length);
  });

  test('of three all meet; nobody is drawn alone', () => {
    expect(drawn([['ann', 'ben', 'cleo']])[0]?.map((set) => [...set].sort())).toEqual([['ann', 'ben', 'cleo']]);
    expect(drawn([['ann']])).toEqual([[]]);
  });

  test('when somebody comes or leaves, those who were drawn together last are apart, and everybody is drawn', () => {
    const six = names.slice(0, 6);
    const others = [...names.slice(0, 4), ...names.slice(5, 7)];
    for (const seed of [1, 2, 3, 4, 5]) {
      const [, second = [], third = []] = drawn([six, six, others], seed);
      expect(third.flat().sort()).toEqual([...others].sort());
      expect(pairsIn(third).filter((pair) => pairsIn(second).includes(pair))).toEqual([]);
    }
  });
});

test('[BU2] who can meet on their own, and in which formats', () => {
  expect(buddyFormats(['member', 'member'])).toEqual(['frame.buddy', 'frame.cocoach']);
  expect(buddyFormats(['member', 'member', 'member'])).toEqual(['frame.buddy']);
  expect(buddyFormats(['facilitator', 'member'])).toEqual(['frame.one2one']);
  for (const roles of [
    ['facilitator', 'facilitator'],
    ['facilitator', 'member', 'member'],
    ['member', 'speaker'],
    ['member'],
    ['member', 'member', 'member', 'member'],
  ] as const)
    expect(buddyFormats(roles)).toEqual([]);
});
