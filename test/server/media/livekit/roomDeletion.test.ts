import { describe, expect, test } from 'vitest';
import { FakeRoomApi, faults } from '../../../support/livekit/fakeRoomApi';
import { hold, POLL, pass, SECOND, scenes } from '../../../support/livekit/scenes';

const start = scenes();

describe('rooms that must not exist any more', () => {
  test.each(['noAnswer', 'proxy', 'late'] as const)(
    '[MV2] are deleted again and again until LiveKit knows no such room: %s',
    async (kind) => {
      const { rooms, media, sit } = start();
      const [ann] = [await sit('ann'), await sit('gil')];
      rooms.fails = (call) => (call === 'deleteRoom' ? faults[kind]() : null);
      await media.remove('m', 'gil', 'removed');
      await sit('ann');
      await pass(20 * SECOND);
      expect(rooms.people.has(ann.room)).toBe(true);
      rooms.fails = () => null;
      await pass(3 * SECOND);
      expect(rooms.people.has(ann.room)).toBe(false);
      const tries = rooms.count('deleteRoom', ann.room);
      await pass(10 * SECOND);
      expect(rooms.count('deleteRoom', ann.room)).toBe(tries);
    },
  );

  test('[MV2] are deleted once more when somebody who was just coming in brings them back', async () => {
    const { rooms, media, sit } = start();
    const [ann, gil] = [await sit('ann'), await sit('gil')];
    await media.remove('m', 'gil', 'removed');
    const again = await sit('ann');
    await pass(SECOND);
    expect([...rooms.people.keys()]).toEqual([again.room]);
    rooms.people.set(ann.room, new Map());
    rooms.enter(gil, true);
    await pass(2 * SECOND);
    expect([...rooms.people.keys()]).toEqual([again.room]);
  });

  test('[MV2] are emptied even where LiveKit itself does not know them any more', async () => {
    const { rooms, media, sit } = start();
    const [ann, gil] = [await sit('ann'), await sit('gil')];
    await media.remove('m', 'gil', 'removed');
    await sit('ann');
    await pass(SECOND);
    rooms.people.set(ann.room, new Map());
    rooms.enter(gil, true);
    rooms.fails = (call, room) => (call === 'deleteRoom' && room === ann.room ? faults.notFound() : null);
    await pass(3 * SECOND);
    expect(rooms.has(gil)).toBe(false);
    const asked = rooms.count('deleteRoom', ann.room);
    await pass(10 * SECOND);
    expect(rooms.count('deleteRoom', ann.room)).toBe(asked);
  });

  test('[MV2] are deleted after the end of a meeting too', async () => {
    const { rooms, media, sit } = start();
    const ann = await sit('ann');
    rooms.leave(ann);
    rooms.fails = (call) => (call === 'deleteRoom' ? faults.noAnswer() : null);
    await media.close('m');
    expect(rooms.people.has(ann.room)).toBe(true);
    rooms.fails = () => null;
    await pass(2 * SECOND);
    expect(rooms.people.size).toBe(0);
  });

  describe('[MV2] are not made again by what was under way when the meeting closed', () => {
    test('somebody asking for a ticket, who gets none', async () => {
      const { rooms, media } = start();
      const goOn = hold(rooms, 'createRoom');
      const ticket = media.join('m', 'ann');
      await media.close('m', 'unloaded');
      goOn();
      expect(await ticket).toEqual({ kind: 'none' });
      expect(rooms.people.size).toBe(0);
    });

    test('somebody being removed', async () => {
      const { rooms, media, sit, moved } = start();
      const [ann] = [await sit('ann'), await sit('gil')];
      const goOn = hold(rooms, 'createRoom');
      const removal = media.remove('m', 'gil', 'removed');
      rooms.leave(ann);
      const closing = media.close('m');
      await pass(SECOND);
      await closing;
      goOn();
      await removal;
      expect(rooms.people.size).toBe(0);
      expect(moved).toEqual([]);
    });

    test('a poll that finds the room gone', async () => {
      const { rooms, media, sit, moved } = start();
      rooms.leave(await sit('ann'));
      const goOn = hold(rooms, 'listRooms');
      await pass(POLL);
      expect(rooms.count('listRooms')).toBe(1);
      await media.close('m');
      goOn();
      await pass(POLL);
      expect(rooms.people.size).toBe(0);
      expect(moved).toEqual([]);
    });
  });

  test('[MV2] are deleted as soon as LiveKit answers if a killed process left them; rooms of others stay', async () => {
    const rooms = new FakeRoomApi();
    const before = start(rooms, { prefix: 'ours-' });
    const left = await before.sit('ann');
    await rooms.api.createRoom({ name: 'theirs-1' });
    rooms.fails = () => faults.noAnswer();
    await before.media.stop();
    const after = start(rooms, { prefix: 'ours-' });
    await pass(3 * SECOND);
    rooms.fails = () => null;
    const now = await after.sit('ann', 'another');
    await pass(3 * SECOND);
    expect(rooms.people.has(left.room)).toBe(false);
    expect([...rooms.people.keys()].sort()).toEqual([now.room, 'theirs-1'].sort());
  });
});
