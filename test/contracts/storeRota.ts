import { expect, test } from 'vitest';
import type { SwapRow } from '../../server/store/store';
import type { OpenStore } from './storeRows';

const swap: SwapRow = {
  id: 'w1',
  group: 'g1',
  turn: 'lead',
  from: 'ann',
  to: 'ben',
  status: 'open',
  askedAt: 10,
  answeredAt: null,
};

/** Turns that members exchange. */
export function turnsAreExchanged(open: OpenStore): void {
  test('whoever asks again takes the place of what they asked before, for that kind of turn', async () => {
    const { rota } = open.store;
    await rota.ask(swap);
    await rota.ask({ ...swap, id: 'w2', turn: 'present' });
    await rota.ask({ ...swap, id: 'w3', to: 'cleo', askedAt: 20 });
    await open.reopened();
    const after = open.store.rota;
    expect(await after.swaps('g1')).toEqual([
      { ...swap, id: 'w2', turn: 'present' },
      { ...swap, id: 'w3', to: 'cleo', askedAt: 20 },
    ]);
    expect(await after.swap('g1', 'w3')).toMatchObject({ to: 'cleo' });
    expect(await after.swap('g2', 'w3')).toBeNull();
    expect(await after.swaps('g2')).toEqual([]);
  });

  test('it is answered once, and what is accepted stays', async () => {
    const { rota } = open.store;
    await rota.ask(swap);
    expect(await rota.answer('w1', 'accepted', 30)).toBe(true);
    expect(await rota.answer('w1', 'declined', 40)).toBe(false);
    expect(await rota.withdraw('w1')).toBe(false);
    await rota.ask({ ...swap, id: 'w2', askedAt: 50 });
    expect(await rota.swaps('g1')).toEqual([
      { ...swap, status: 'accepted', answeredAt: 30 },
      { ...swap, id: 'w2', askedAt: 50 },
    ]);
    expect(await rota.withdraw('w2')).toBe(true);
    expect(await rota.answer('w2', 'accepted', 60)).toBe(false);
  });

  test('when two exchange their turns, what else they asked or were asked ends', async () => {
    const { rota } = open.store;
    await rota.ask({ ...swap, id: 'w1', from: 'cleo', to: 'ann' });
    await rota.ask({ ...swap, id: 'w2', from: 'ben', to: 'dan' });
    await rota.ask({ ...swap, id: 'w3', from: 'dan', to: 'cleo' });
    await rota.ask({ ...swap, id: 'w4', from: 'ben', to: 'dan', turn: 'present' });
    await rota.ask({ ...swap, id: 'w5' });
    await rota.answer('w5', 'accepted', 30);
    expect((await rota.swaps('g1')).map(({ id }) => id)).toEqual(['w3', 'w4', 'w5']);
  });
}
