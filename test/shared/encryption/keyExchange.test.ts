import { describe, expect, test } from 'vitest';
import { firstKey } from '../../../shared/encryption/keys';
import { GROUP_KEY, keysSent, MEETING, seated, Table } from './table';

describe('the key of sound and picture', () => {
  test('[EN1] the first key follows from the group’s key and the meeting, and from nothing that travels', async () => {
    const table = await seated('ann', 'ben', 'cleo');
    expect(table.shared('ann', 'ben', 'cleo')).toMatch(/^0 {2}[0-9a-f]{64}$/);
    expect(keysSent(table)).toEqual([]);
    const here = await firstKey(GROUP_KEY, MEETING);
    expect(await firstKey(GROUP_KEY, MEETING)).toEqual(here);
    expect((await firstKey(GROUP_KEY, 'another')).bytes).not.toEqual(here.bytes);
    expect((await firstKey('h'.repeat(43), MEETING)).bytes).not.toEqual(here.bytes);
  });

  test('[EN2] after a departure the longest seated one makes a fresh key, once, for each other one', async () => {
    const table = await seated('ann', 'ben', 'cleo', 'dan');
    const before = table.key('ann');
    await table.leave('dan');
    expect(table.shared('ann', 'ben', 'cleo')).toMatch(/^1 ann /);
    expect(keysSent(table).map(({ from, to }) => [from.member, to.member])).toEqual([
      ['ann', 'ben'],
      ['ann', 'cleo'],
    ]);
    expect(table.key('dan')).toBe(before);
    await table.leave('ann');
    expect(table.shared('ben', 'cleo')).toMatch(/^2 ben /);
  });

  test('[EN2] two leave at once, the maker among them: those who stay end with one key', async () => {
    const table = await seated('ann', 'ben', 'cleo', 'dan');
    table.gone('dan');
    const one = { ...table.now };
    table.gone('ann');
    // Ann’s browser and Ben’s hear of the first departure, and only then of the second.
    for (const member of ['ann', 'ben']) table.tabs.get(member)?.exchange.follow(one);
    await table.tell();
    expect(table.shared('ben', 'cleo')).toMatch(/^2 ben /);
    expect(table.key('ann')).not.toBe(table.key('ben'));
  });

  test('[EN2] two made a key for the same departure: all take the same one', async () => {
    const table = await seated('ann', 'ben', 'cleo');
    await table.sit('dan');
    table.lose = () => true;
    await table.leave('dan');
    await table.seconds(6);
    const made = new Set(['ann', 'ben', 'cleo'].map((member) => table.key(member)));
    expect(made.size).toBe(3);
    table.lose = () => false;
    for (const member of ['cleo', 'ben', 'ann']) table.tabs.get(member)?.exchange.introduceAgain();
    await table.flow();
    expect(table.shared('ann', 'ben', 'cleo')).toMatch(/^1 ann /);
  });

  test('[EN2] a browser that hears of the departure after the others takes the key up then', async () => {
    const table = await seated('ann', 'ben', 'cleo', 'dan');
    table.gone('dan');
    for (const member of ['ann', 'cleo']) table.tabs.get(member)?.exchange.follow(table.now);
    await table.flow();
    expect(table.shared('ann', 'cleo')).toMatch(/^1 ann /);
    expect(table.key('ben')).toMatch(/^0 /);
    await table.tell();
    expect(table.shared('ann', 'ben', 'cleo')).toMatch(/^1 ann /);
  });

  test('[EN3] the maker’s browser is silent: the next one makes the key after a while', async () => {
    const table = await seated('ann', 'ben', 'cleo', 'dan');
    const old = table.key('ben');
    table.lose = ({ from, to }) => from.member === 'ann' || to.member === 'ann';
    await table.leave('dan');
    expect(table.shared('ben', 'cleo')).toBe(old);
    await table.seconds(1);
    expect(table.shared('ben', 'cleo')).toBe(old);
    await table.seconds(1);
    expect(table.shared('ben', 'cleo')).toMatch(/^1 ben /);
  });

  test('[EN4] a latecomer is given the key of the moment, and never an earlier one', async () => {
    const table = await seated('ann', 'ben', 'cleo');
    const first = table.key('ann');
    await table.leave('cleo');
    await table.sit('dan');
    expect(table.shared('ann', 'ben', 'dan')).toMatch(/^1 ann /);
    expect(table.key('dan')).not.toBe(first);
    expect(keysSent(table).filter(({ to }) => to.member === 'dan')).toHaveLength(1);
  });

  test('[EN4] a page loaded again takes the key up from the others, also the one who made it', async () => {
    const table = await seated('ann', 'ben', 'cleo');
    await table.leave('cleo');
    const key = table.key('ann');
    await table.sit('ann', { tab: 'loaded again' });
    expect(table.shared('ann', 'ben')).toBe(key);
  });

  test('[EN4] a person who comes back after leaving gets the new key; their old one is of no use', async () => {
    const table = await seated('ann', 'ben', 'cleo');
    table.tabs.get('cleo')?.exchange.follow({ departures: 1, present: ['ann', 'ben'] });
    await table.leave('cleo');
    expect(table.key('cleo')).toBeNull();
    await table.sit('cleo');
    expect(table.shared('ann', 'ben', 'cleo')).toMatch(/^1 ann /);
  });

  test('[EN4] all others went and somebody starts afresh: they make a key themselves', async () => {
    const table = new Table();
    table.now = { departures: 3, present: [] };
    await table.sit('ann');
    expect(table.key('ann')).toMatch(/^3 ann /);
    await table.sit('ben');
    expect(table.shared('ann', 'ben')).toMatch(/^3 ann /);
  });

  test('[EN5] a lost message is asked for again, from somebody else if need be', async () => {
    const table = await seated('ann', 'ben', 'cleo', 'dan');
    table.lose = ({ from, note }) => from.member === 'ann' && note.step === 'key';
    await table.leave('dan');
    expect(table.key('ann')).toMatch(/^1 ann /);
    expect(table.key('ben')).toMatch(/^0 /);
    // Ann is heard by nobody any more, but by Ben once.
    let once = true;
    table.lose = ({ from, to, note }) => {
      if (from.member !== 'ann' || note.step !== 'key') return false;
      const passes = once && to.member === 'ben';
      if (passes) once = false;
      return !passes;
    };
    await table.seconds(1);
    expect(table.shared('ann', 'ben')).toMatch(/^1 ann /);
    await table.seconds(2);
    expect(table.shared('ann', 'ben', 'cleo')).toMatch(/^1 ann /);
  });

  test('[EN5] a greeting after a lost line asks again for what was asked for in vain', async () => {
    const table = await seated('ann', 'ben', 'cleo');
    table.lose = ({ note }) => note.step === 'key' || note.step === 'ask';
    await table.leave('cleo');
    expect(table.seen.some(({ from, note }) => from.member === 'ben' && note.step === 'ask')).toBe(true);
    expect(table.key('ben')).toMatch(/^0 /);
    table.lose = () => false;
    await table.each((exchange) => exchange.introduceAgain());
    await table.flow();
    expect(table.shared('ann', 'ben')).toMatch(/^1 ann /);
  });

  test('[EN5] with half of all messages lost everybody still ends with one key', async () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      let state = seed;
      const chance = () => {
        state = (state * 48_271) % 2_147_483_647;
        return state / 2_147_483_647;
      };
      const table = await seated('ann', 'ben', 'cleo', 'dan', 'eve');
      table.lose = () => chance() < 0.5;
      await table.leave('ben');
      await table.sit('fay');
      await table.leave('ann');
      await table.seconds(20);
      // The line is whole again: one greeting each settles what is left.
      table.lose = () => false;
      await table.each((exchange) => exchange.introduceAgain());
      await table.flow();
      const keys = ['cleo', 'dan', 'eve', 'fay'].map((member) => table.key(member));
      expect(new Set(keys).size, `seed ${seed}: ${keys.map((key) => key?.slice(0, 8))}`).toBe(1);
      expect(keys[0]).toMatch(/^2 /);
    }
  });
});
