import type { MemberId, Time } from '../meeting/state';

/** Turns that go round in a group: whose it is to lead, and whose to present. */

/** Somebody who takes turns. `since`: when they became a member. */
export type Taker = { member: MemberId; since: Time };

/** What happened to the turns: somebody had theirs, or two members exchanged their places. */
export type TurnChange = { at: Time } & ({ took: readonly MemberId[] } | { swapped: readonly [MemberId, MemberId] });

/**
 * Who comes next, the first in front. Everybody begins at the end when they join, and goes to the end when they had their turn;
 * whoever left has no place. Takers who joined at the same time stand in the order given.
 */
export function turnOrder(takers: readonly Taker[], changes: readonly TurnChange[]): MemberId[] {
  const joins = takers.map(({ member, since }) => ({ at: since, joined: member }));
  // Sorting keeps the order of what happened at the same time: joining first.
  const all = [...joins, ...changes].sort((one, other) => one.at - other.at);
  let order: MemberId[] = [];
  for (const change of all) {
    if ('joined' in change) order.push(change.joined);
    else if ('took' in change) order = atTheEnd(order, change.took);
    else order = exchanged(order, change.swapped);
  }
  return order;
}

function atTheEnd(order: readonly MemberId[], took: readonly MemberId[]): MemberId[] {
  const had = took.filter((member) => order.includes(member));
  return [...order.filter((member) => !had.includes(member)), ...had];
}

function exchanged(order: readonly MemberId[], [one, other]: readonly [MemberId, MemberId]): MemberId[] {
  if (!order.includes(one) || !order.includes(other)) return [...order];
  return order.map((member) => (member === one ? other : member === other ? one : member));
}

/** The next turn of so many members. Somebody who cannot come is stepped over, and keeps their place. */
export function turnOf(order: readonly MemberId[], away: ReadonlySet<MemberId>, each = 1): MemberId[] {
  const here = order.filter((member) => !away.has(member));
  return (here.length > 0 ? here : order).slice(0, each);
}

/**
 * Whose turn it is in the next meetings, as things stand. `away`: who cannot come to the first of them; of the others nobody knows
 * yet.
 */
export function turnsAhead(
  order: readonly MemberId[],
  { away, meetings, each = 1 }: { away: ReadonlySet<MemberId>; meetings: number; each?: number },
): MemberId[][] {
  const ahead: MemberId[][] = [];
  let left = order;
  for (let index = 0; index < meetings && order.length > 0; index += 1) {
    const turn = turnOf(left, index === 0 ? away : new Set(), each);
    ahead.push(turn);
    left = atTheEnd(left, turn);
  }
  return ahead;
}

/** What stands in the way of exchanging two turns; null: nothing. */
export function swapRefused(
  order: readonly MemberId[],
  from: MemberId,
  to: MemberId,
): 'notAllowed' | 'unknownMember' | null {
  if (from === to || !order.includes(from)) return 'notAllowed';
  return order.includes(to) ? null : 'unknownMember';
}
