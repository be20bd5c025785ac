import { describe, expect, test } from 'vitest';
import { swapRefused, type TurnChange, turnOf, turnOrder, turnsAhead } from '../../../shared/groups/rota';

const four = ['ann', 'ben', 'cleo', 'dan'].map((member) => ({ member, since: 0 }));
const took = (at: number, ...members: string[]): TurnChange => ({ at, took: members });
const swapped = (at: number, one: string, other: string): TurnChange => ({ at, swapped: [one, other] });
const nobody = new Set<string>();

describe('whose turn it is', () => {
  test('[RO1] members in the order in which they came, and whoever had a turn goes to the end', () => {
    expect(turnOrder(four, [])).toEqual(['ann', 'ben', 'cleo', 'dan']);
    expect(turnOrder(four, [took(1, 'ann')])).toEqual(['ben', 'cleo', 'dan', 'ann']);
    expect(turnOrder(four, [took(1, 'cleo'), took(2, 'ann')])).toEqual(['ben', 'dan', 'cleo', 'ann']);
    expect(turnOrder(four, [took(1, 'ann', 'ben')])).toEqual(['cleo', 'dan', 'ann', 'ben']);
    // In whatever order the meetings are told.
    expect(turnOrder(four, [took(2, 'ben'), took(1, 'ann')])).toEqual(['cleo', 'dan', 'ann', 'ben']);
  });

  test('[RO1] nobody has two turns in a row while others are there, and one who is alone has every turn', () => {
    const order = turnOrder(four, [took(1, 'dan'), took(2, 'dan')]);
    expect(order[0]).not.toBe('dan');
    expect(turnsAhead(['ann'], { away: nobody, meetings: 2 })).toEqual([['ann'], ['ann']]);
    expect(turnsAhead([], { away: nobody, meetings: 2 })).toEqual([]);
  });

  test('[RO1] a newcomer begins at the end, behind those who came before and have waited longer', () => {
    const changes = [took(1, 'ann'), took(2, 'ben')];
    const eve = { member: 'eve', since: 3 };
    expect(turnOrder([...four, eve], changes)).toEqual(['cleo', 'dan', 'ann', 'ben', 'eve']);
    expect(turnOrder([...four, eve], [...changes, took(4, 'cleo')])).toEqual(['dan', 'ann', 'ben', 'eve', 'cleo']);
  });

  test('[RO1] whoever left has no place any more, whatever they led or swapped', () => {
    const changes = [took(1, 'ann'), swapped(2, 'ben', 'dan'), took(3, 'zoe')];
    expect(turnOrder(four.slice(0, 3), changes)).toEqual(['ben', 'cleo', 'ann']);
  });

  test('[RO2] who cannot come is stepped over for that meeting and comes next; when nobody can, nothing changes', () => {
    const order = ['ann', 'ben', 'cleo'];
    expect(turnOf(order, new Set(['ann']))).toEqual(['ben']);
    expect(turnsAhead(order, { away: new Set(['ann']), meetings: 3 })).toEqual([['ben'], ['ann'], ['cleo']]);
    expect(turnOf(order, new Set(order))).toEqual(['ann']);
    expect(turnsAhead(order, { away: new Set(['ben']), meetings: 2, each: 2 })).toEqual([
      ['ann', 'cleo'],
      ['ben', 'ann'],
    ]);
  });

  test('[RO3] two members exchange their places, and the turns after that follow', () => {
    const order = turnOrder(four, [swapped(1, 'ann', 'cleo')]);
    expect(turnsAhead(order, { away: nobody, meetings: 5 })).toEqual([['cleo'], ['ben'], ['ann'], ['dan'], ['cleo']]);
    expect(turnOrder(four, [swapped(1, 'ann', 'cleo'), took(2, 'cleo')])).toEqual(['ben', 'ann', 'dan', 'cleo']);
    expect(turnOrder(four, [swapped(1, 'ann', 'cleo'), swapped(2, 'cleo', 'ann')])).toEqual(
      four.map(({ member }) => member),
    );
  });

  test('[RO3] nobody swaps with themselves, or for or with somebody who takes no turns', () => {
    const order = ['ann', 'ben'];
    expect(swapRefused(order, 'ann', 'ben')).toBeNull();
    expect(swapRefused(order, 'ann', 'ann')).toBe('notAllowed');
    expect(swapRefused(order, 'fay', 'ben')).toBe('notAllowed');
    expect(swapRefused(order, 'ann', 'zoe')).toBe('unknownMember');
  });
});
