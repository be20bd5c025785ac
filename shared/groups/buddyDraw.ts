import type { MemberId } from '../meeting/state';

/**
 * Buddies are drawn as at a round table: one person keeps their place, the others move on by one, and whoever sit opposite each
 * other are buddies. So everybody has met everybody before two meet again. With an odd number one place is empty, and whoever
 * sits opposite to it comes to another two.
 */

/** The order in which people sit, and how often they have moved on. */
export type BuddyTable = { order: readonly MemberId[]; turn: number };

/** So many orders are tried, where people came or left, for one in which few meet again. */
const TRIES = 200;

/**
 * The next draw for these people. `before` are the earlier draws, the newest first; `table` is how they sat in the newest. An order
 * goes on as long as its people are the same and have not all met; then there is another one.
 */
export function drawBuddies(
  people: readonly MemberId[],
  before: readonly (readonly (readonly MemberId[])[])[],
  table: BuddyTable | null,
  chance: () => number,
): BuddyTable & { sets: MemberId[][] } {
  const met = meetings(before);
  const goesOn = table !== null && isSame(table.order, people) && table.turn + 1 < turnsOf(people.length);
  const next = goesOn
    ? { order: table.order, turn: table.turn + 1 }
    : { order: newOrder(people, met, chance), turn: 0 };
  return { ...next, sets: seated(next, met) };
}

/** In so many turns everybody sits opposite everybody else. */
const turnsOf = (count: number): number => (count <= 3 ? 1 : count % 2 === 0 ? count - 1 : count);

const isSame = (order: readonly MemberId[], people: readonly MemberId[]): boolean =>
  order.length === people.length && people.every((member) => order.includes(member));

type Met = (one: MemberId, other: MemberId) => number;

/** How often two were drawn together: what was drawn last weighs more than everything before it. */
function meetings(before: readonly (readonly (readonly MemberId[])[])[]): Met {
  const weights = new Map<string, number>();
  const key = (one: MemberId, other: MemberId) => [one, other].sort().join(' ');
  before.forEach((sets, index) => {
    for (const set of sets)
      for (const [place, one] of set.entries())
        for (const other of set.slice(place + 1))
          weights.set(key(one, other), (weights.get(key(one, other)) ?? 0) + (index === 0 ? before.length + 1 : 1));
  });
  return (one, other) => weights.get(key(one, other)) ?? 0;
}

function newOrder(people: readonly MemberId[], met: Met, chance: () => number): MemberId[] {
  let best = shuffled(people, chance);
  let least = cost(best, met);
  for (let tries = 1; tries < TRIES && least > 0; tries += 1) {
    const order = shuffled(people, chance);
    const here = cost(order, met);
    if (here < least) [best, least] = [order, here];
  }
  return best;
}

/** How often the first who would sit together have met; the turn after that counts less. */
function cost(order: readonly MemberId[], met: Met): number {
  const of = (turn: number) => seated({ order, turn }, met).reduce((sum, set) => sum + within(set, met), 0);
  return of(0) + (turnsOf(order.length) > 1 ? of(1) / 1_000 : 0);
}

const within = (set: readonly MemberId[], met: Met): number =>
  set.reduce((sum, one, place) => set.slice(place + 1).reduce((more, other) => more + met(one, other), sum), 0);

function seated({ order, turn }: BuddyTable, met: Met): MemberId[][] {
  if (order.length <= 3) return order.length < 2 ? [] : [[...order]];
  const places: (MemberId | null)[] = order.length % 2 === 0 ? [...order] : [...order, null];
  const [first = null, ...others] = places;
  const moved = [first, ...others.slice(turn), ...others.slice(0, turn)];
  const sets: MemberId[][] = [];
  let alone: MemberId | null = null;
  for (let place = 0; place < moved.length / 2; place += 1) {
    const [one = null, other = null] = [moved[place], moved[moved.length - 1 - place]];
    if (one !== null && other !== null) sets.push([one, other]);
    else alone = one ?? other;
  }
  if (alone === null) return sets;
  const joiner = alone;
  const metWith = ([one = '', other = '']: readonly MemberId[]) => met(one, joiner) + met(other, joiner);
  const host = sets.reduce((best, set) => (metWith(set) < metWith(best) ? set : best));
  return sets.map((set) => (set === host ? [...set, joiner] : set));
}

function shuffled(people: readonly MemberId[], chance: () => number): MemberId[] {
  const order = [...people];
  for (let place = order.length - 1; place > 0; place -= 1) {
    const other = Math.floor(chance() * (place + 1));
    [order[place], order[other]] = [order[other] ?? '', order[place] ?? ''];
  }
  return order;
}
