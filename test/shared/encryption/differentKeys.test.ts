import { describe, expect, test } from 'vitest';
import { seated, Table } from './table';

describe('keys that differ', () => {
  const wrong = { key: 'w'.repeat(43) };

  test.each([
    ['comes last', ['ann', 'ben', 'mal']],
    ['comes first', ['mal', 'ann', 'ben']],
    ['comes between', ['ann', 'mal', 'ben']],
  ])('[EN10] who has another key and %s is known by all, and knows it of all', async (_when, order) => {
    const table = new Table();
    for (const member of order) await table.sit(member, member === 'mal' ? wrong : {});
    expect(table.proofs('mal').split(' ').sort()).toEqual(['-ann', '-ben']);
    expect(table.proofs('ann').split(' ').sort()).toEqual(['+ben', '-mal']);
    expect(table.proofs('ben').split(' ').sort()).toEqual(['+ann', '-mal']);
  });

  test('[EN10] it stays said through every change of key, and is said of nobody else', async () => {
    const table = await seated('ann', 'ben', 'cleo', 'dan');
    await table.sit('mal', wrong);
    table.told.clear();
    for (const member of ['dan', 'cleo']) {
      await table.leave(member);
      await table.seconds(8);
    }
    await table.sit('eve');
    await table.leave('ben');
    await table.seconds(8);
    for (const member of ['ann', 'eve']) {
      const told = table.told.get(member) ?? [];
      expect(told.length).toBeGreaterThan(0);
      for (const proofs of told) expect(proofs).not.toMatch(/-(?!mal)/);
    }
    for (const proofs of table.told.get('ann') ?? []) expect(proofs).toContain('-mal');
    expect(table.proofs('ann')).toBe('-mal +eve');
  });

  test('[EN10] a person who comes again with the right key, or leaves, is no longer said to have another one', async () => {
    const table = await seated('ann', 'ben');
    await table.sit('mal', wrong);
    expect(table.proofs('ann')).toBe('+ben -mal');
    await table.sit('mal', { tab: 'opened again' });
    await table.seconds(1);
    expect(table.proofs('ann')).toBe('+ben +mal');
    expect(table.proofs('mal')).toBe('+ann +ben');
    await table.sit('mal', { ...wrong, tab: 'and the damaged link once more' });
    expect(table.proofs('ann')).toBe('+ben -mal');
    await table.leave('mal');
    table.now = { ...table.now, present: [...table.now.present, 'mal'] };
    expect(table.proofs('ann')).toBe('+ben');
  });

  test('[EN10] a proof that a tab once gave stands, whatever is said in its name later', async () => {
    const table = await seated('ann', 'ben');
    const ben = table.tabs.get('ben')?.end ?? { member: '', tab: '' };
    const hello = { step: 'hello', publicKey: 'cHVi', mac: 'bWFj', have: null, answer: true } as const;
    table.tabs.get('ann')?.exchange.receive(ben, hello);
    await table.flow();
    expect(table.proofs('ann')).toBe('+ben');
  });

  test('[EN10] a stranger is answered once, however often they introduceAgain', async () => {
    const table = await seated('ann');
    await table.sit('mal', wrong);
    const before = table.seen.length;
    for (let again = 0; again < 5; again += 1) table.tabs.get('mal')?.exchange.introduceAgain();
    await table.flow();
    expect(table.seen.slice(before).map(({ from }) => from.member)).toEqual(Array(5).fill('mal'));
  });
});
