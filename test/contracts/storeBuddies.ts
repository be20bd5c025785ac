import { expect, test } from 'vitest';
import type { BuddyDraw, GroupRow, MemberRow } from '../../server/store/store';
import { ann, group, meeting, type OpenStore, session } from './storeRows';

const pair: GroupRow & { parent: string } = { ...group, id: 'p1', name: '1:1', model: 'pair', parent: 'g1' };
const seat = (id: string, name: string): MemberRow => ({ ...ann, id, name, group: 'p1', createdAt: 5, letInAt: 5 });
const made = { group: pair, members: [seat('ann1', 'Ann'), seat('ben1', 'Ben')], seats: ['ann', 'ben'] };
const ask = { by: 'ann1', startsAt: 900, minutes: 60, format: 'frame.buddy', askedAt: 10 };
const draw: BuddyDraw = {
  id: 'd1',
  group: 'g1',
  by: 'ann',
  at: 10,
  turn: 0,
  order: ['ann', 'ben'],
  sets: [['ann', 'ben']],
};

/** Members who meet on their own; Ann and Ben are members of g1, and Ann has the session `starter`. */
export function buddiesMeet(open: OpenStore): void {
  test('two open one pair, also when both do, and another when one of them has left', async () => {
    const { buddies } = open.store;
    expect(await buddies.open(made)).toBe('p1');
    const again = { ...made, group: { ...pair, id: 'p2' }, members: [], seats: ['ben', 'ann'] };
    expect(await buddies.open(again)).toBe('p1');
    await open.reopened();
    expect(await open.store.group('p1')).toEqual(pair);
    expect(await open.store.buddies.pair('g1')).toBeNull();
    expect((await open.store.buddies.pairsOf('ben')).map((one) => one.group)).toEqual(['p1']);
    expect(await open.store.buddies.pair('p1')).toMatchObject({
      parent: 'g1',
      seats: [
        { member: 'ann1', parentMember: 'ann', said: null, hasLeft: false },
        { member: 'ben1', parentMember: 'ben', name: 'Ben' },
      ],
      ask: null,
    });
    await open.store.removeMember('ben', 50);
    const anew = { ...made, group: { ...pair, id: 'p3' }, members: [{ ...seat('ann3', 'Ann'), group: 'p3' }] };
    expect(await open.store.buddies.open(anew)).toBe('p3');
  });

  test('what one proposes is answered by whoever has seen it, and stays to be told when one of them leaves', async () => {
    const { buddies } = open.store;
    await buddies.open(made);
    await buddies.ask('p1', ask);
    expect(await buddies.say('ben1', 'yes', { askedAt: 9 })).toBe(false);
    expect(await buddies.say('ben1', 'no', ask)).toBe(true);
    expect((await buddies.pair('p1'))?.seats.map(({ said }) => said)).toEqual(['yes', 'no']);
    const second = { ...ask, by: 'ben1', askedAt: 11 };
    await buddies.ask('p1', second);
    expect((await buddies.pair('p1'))?.seats.map(({ said }) => said)).toEqual([null, 'yes']);
    await open.store.ownership.leave('ben', 20);
    const left = await buddies.pair('p1');
    expect([left?.ask, left?.seats.map(({ hasLeft }) => hasLeft)]).toEqual([second, [false, true]]);
  });

  test('nobody signs in to it: who a browser is in the group has the seat, as long as they are a member', async () => {
    await open.store.buddies.open(made);
    await open.store.addSession(session('bens', 'ben'));
    expect(await open.store.sessionMember('bens', 'p1')).toBe('ben1');
    expect(await open.store.sessionMember('starter', 'p1')).toBe('ann1');
    expect(await open.store.sessionMember('nobodys', 'p1')).toBeNull();
    expect(await open.store.buddies.seatsOf('ben')).toEqual([{ member: 'ben1', group: 'p1' }]);
    await open.store.endSessions('ben');
    expect(await open.store.sessionMember('bens', 'p1')).toBeNull();
    await open.store.addSession(session('again', 'ben'));
    await open.store.removeMember('ben', 20);
    expect(await open.store.sessionMember('again', 'p1')).toBeNull();
    expect((await open.store.member('ben1'))?.removedAt).toBe(20);
  });

  test('its meetings are found under the group, and it is erased with it', async () => {
    const { buddies } = open.store;
    await buddies.open(made);
    await buddies.ask('p1', ask);
    await open.store.createMeeting({ meeting: { ...meeting, id: 'pm', group: 'p1' }, group: null, members: [] }, []);
    expect(await buddies.meetingsUnder('g1')).toEqual(['pm']);
    const { retention } = open.store;
    await retention.set('g1', { texts: null, afterEnd: 1, by: 'ann', appliesAt: 0, version: 1 });
    await retention.end('g1', 0);
    expect(await retention.eraseGroup('g1', 40 * 24 * 60 * 60 * 1000, () => undefined)).toBe(2);
    expect([await open.store.group('p1'), await open.store.member('ann1'), await buddies.pairsOf('ann')]).toEqual([
      null,
      null,
      [],
    ]);
  });

  test('a draw follows the one that was seen', async () => {
    const { buddies } = open.store;
    expect(await buddies.draw(draw, null)).toBe(true);
    const second = { ...draw, id: 'd2', at: 20, turn: 1 };
    expect(await buddies.draw(second, null)).toBe(false);
    expect(await buddies.draw(second, 'd1')).toBe(true);
    await open.reopened();
    expect(await open.store.buddies.draws('g1', 5)).toEqual([second, draw]);
    expect(await open.store.buddies.draws('g2', 5)).toEqual([]);
  });
}
