import { describe, expect, test } from 'vitest';
import { FakeRoomApi, faults, open, type Scene } from '../../../support/livekit/fakeRoomApi';
import { POLL, pass, SECOND, scenes } from '../../../support/livekit/scenes';

const start = scenes();

/** Gil left, comes in with a kept ticket, and every call to put him out fails like this. */
async function comesBack({ rooms, media, sit }: Scene, fault: () => Error) {
  await sit('ann');
  const gil = await sit('gil');
  await media.remove('m', 'gil', 'left');
  rooms.fails = (call) => (call === 'removeParticipant' ? fault() : null);
  rooms.enter(gil, true);
  return gil;
}

describe('the audit of permissions', () => {
  test('[BR9] breakouts are no fault: nobody is put out or moved, and nothing is set right again and again', async () => {
    const { media, rooms, sit, moved, said } = start();
    const all = [await sit('ann'), await sit('ben'), await sit('flo')];
    await media.change('m', 'ann', { ...open, breakout: 'b1' });
    await media.change('m', 'ben', { ...open, breakout: 'b2' });
    await media.change('m', 'flo', { microphone: 'outside', camera: 'outside', screen: 'outside', hear: 'outside' });
    const before = rooms.count('updateParticipant');
    await pass(5 * SECOND);
    expect(all.map((place) => rooms.has(place))).toEqual([true, true, true]);
    expect([rooms.count('updateParticipant') - before, moved, said]).toEqual([0, [], []]);
    const granted = all.map(({ room, identity }) => rooms.people.get(room)?.get(identity)?.permission);
    expect(granted).toMatchObject([{ canSubscribe: true }, { canSubscribe: true }, { canSubscribe: false }]);
  });
});

describe('the audit of kept tickets', () => {
  test('[MV2] a ticket of somebody who left puts its holder out at once; the second time everybody else gets a new room', async () => {
    const { media, rooms, sit, moved } = start();
    const ann = await sit('ann');
    const gil = await sit('gil');
    await media.remove('m', 'gil', 'left');
    expect(moved).toEqual([]);

    rooms.enter(gil, true);
    await pass(POLL);
    expect(rooms.has(gil)).toBe(false);
    expect(moved).toEqual([]);
    // Minutes later: a renewed ticket lives for ten.
    await pass(9 * 60 * SECOND);
    rooms.enter(gil, true);
    await pass(POLL);
    expect(rooms.has(gil)).toBe(false);
    expect(moved).toEqual(['m']);
    const again = await sit('ann');
    expect(again.room).not.toBe(ann.room);
    await pass(SECOND);
    expect([...rooms.people.keys()]).toEqual([again.room]);
  });

  test('[MV2] a ticket of somebody who is still a member brings no permissions either, however short each visit is', async () => {
    const { rooms, sit, moved } = start();
    const [ann] = [await sit('ann'), await sit('ben')];
    for (const _visit of [1, 2]) {
      rooms.enter(ann, true);
      await pass(POLL);
      expect(rooms.has(ann)).toBe(false);
    }
    expect(moved).toEqual(['m']);
  });

  test('[MV2] an intruder who cannot be put out counts as one visit, however often the list shows them', async () => {
    const scene = start();
    const { rooms, moved, said } = scene;
    const gil = await comesBack(scene, faults.late);
    await pass(5 * SECOND);
    expect(moved).toEqual([]);
    expect(said).toEqual(['the media server did not answer as expected']);
    rooms.fails = () => null;
    await pass(POLL);
    expect(rooms.has(gil)).toBe(false);
    expect(said).toHaveLength(2);
  });

  test('[MV2] an intruder who cannot be put out is tried at every poll, and the answer is logged once a minute', async () => {
    const facts: unknown[] = [];
    const log = { info: () => undefined, warn: (given: unknown) => void facts.push(given) };
    const scene = start(new FakeRoomApi(), { log });
    const { rooms } = scene;
    await comesBack(scene, faults.late);
    await pass(50 * SECOND);
    expect(rooms.count('removeParticipant')).toBeGreaterThan(100);
    expect(facts).toEqual([{ err: expect.objectContaining({ status: 408 }) }]);
    await pass(20 * SECOND);
    expect(facts).toHaveLength(2);
  });

  test('an intruder who left meanwhile is no fault', async () => {
    const scene = start();
    const { said } = scene;
    await comesBack(scene, faults.notFound);
    await pass(SECOND);
    expect(said).toEqual([]);
  });
});

describe('the audit of our own pages', () => {
  test('[MV2] they come back as often as they like, and nobody is moved for it', async () => {
    const { rooms, sit, moved, said } = start();
    await sit('ann');
    for (let time = 0; time < 20; time += 1) {
      const ben = await sit('ben');
      await pass(POLL);
      expect(rooms.has(ben)).toBe(true);
      if (time % 2 === 0) rooms.leave(ben);
      await pass(POLL);
    }
    expect(moved).toEqual([]);
    expect(said).toEqual([]);
  });

  test('[MV2] their socket has four seconds to vouch for them; without it they are put out', async () => {
    const { rooms, media, ticket } = start();
    const ann = await ticket('ann');
    const connection = rooms.enter(ann, false);
    await pass(3.5 * SECOND);
    expect(rooms.has(ann)).toBe(true);
    expect(await media.server?.here('m', 'ann', connection, open)).toBe(true);
    await pass(10 * SECOND);
    expect(rooms.has(ann)).toBe(true);

    const ben = await ticket('ben');
    rooms.enter(ben, false);
    await pass(4.5 * SECOND);
    expect(rooms.has(ben)).toBe(false);
  });

  test('once they are gone nobody is vouched for any more, and a change for them is no fault', async () => {
    const { rooms, media, sit, said } = start();
    const ann = await sit('ann');
    rooms.leave(ann);
    const change = () => media.change('m', 'ann', { ...open, microphone: 'clientListens' });
    await change();
    const asked = rooms.calls.length;
    await change();
    expect(rooms.calls.length).toBe(asked);
    expect(said).toEqual([]);
  });

  test('a page that leaves while its permissions end keeps the media server waiting, which is no fault', async () => {
    const { rooms, media, sit } = start();
    const ann = await sit('ann');
    rooms.fails = (call) => (call === 'updateParticipant' ? faults.late() : null);
    const none = { microphone: 'ended', camera: 'ended', screen: 'ended', hear: 'ended' } as const;
    await expect(media.change('m', 'ann', none)).rejects.toThrow('408');
    rooms.leave(ann);
    await media.change('m', 'ann', none);
  });
});
