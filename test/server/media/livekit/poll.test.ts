import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { FakeRoomApi, faults, open, ourSignedCall, type Scene } from '../../../support/livekit/fakeRoomApi';
import { POLL, pass, SECOND, scenes } from '../../../support/livekit/scenes';

const start = scenes();

describe('a media server that does not answer as it should', () => {
  test('[FA5] fails once: nobody moves', async () => {
    const { rooms, sit, moved } = start();
    for (const meeting of ['m1', 'm2', 'm3']) await sit('ann', meeting);
    let failed = 0;
    rooms.fails = (call) => (call === 'listParticipants' && failed++ === 0 ? faults.noAnswer() : null);
    await pass(3 * SECOND);
    expect(failed).toBeGreaterThan(1);
    expect(moved).toEqual([]);
  });

  test.each(['noAnswer', 'proxy'] as const)(
    '[FA5] is gone for a while and forgets some rooms: only their people are called back: %s',
    async (kind) => {
      const { rooms, sit, moved, said } = start();
      const [ann] = [await sit('ann', 'm1'), await sit('ann', 'm2')];
      rooms.fails = () => faults[kind]();
      await pass(90 * SECOND);
      const lost = said.filter((words) => /cannot be reached/.test(words)).length;
      expect(lost).toBeGreaterThan(0);
      expect(lost).toBeLessThanOrEqual(2);
      rooms.people.delete(ann.room);
      rooms.fails = () => null;
      await pass(2 * SECOND);
      expect(moved).toEqual(['m1']);
    },
  );

  test('[FA5] lists nobody in a room it has forgotten: the people of that room are called back', async () => {
    const { rooms, sit, moved } = start();
    const [ann] = [await sit('ann', 'm1'), await sit('ann', 'm2')];
    rooms.people.delete(ann.room);
    await pass(POLL);
    expect(moved).toEqual(['m1']);
  });

  test('[FA5] lists nobody because everybody is away for a moment: nobody is called back', async () => {
    const { rooms, sit, moved } = start();
    rooms.leave(await sit('ann'));
    await pass(10 * SECOND);
    expect(moved).toEqual([]);
  });

  test('[MV2] is slow about one room: the others are audited all the same', async () => {
    const { rooms, media, sit } = start();
    const slow = await sit('ann', 'm1');
    await sit('ann', 'm2');
    const gil = await sit('gil', 'm2');
    await media.remove('m2', 'gil', 'left');
    const forever = new Promise<void>(() => undefined);
    rooms.waits = (call, room) => (call === 'listParticipants' && room === slow.room ? forever : null);
    await pass(POLL);
    rooms.enter(gil, true);
    await pass(POLL);
    expect(rooms.has(gil)).toBe(false);
  });

  test('takes another key: that is logged once a minute, without the call that was refused, and it is polled less often', async () => {
    const facts: unknown[] = [];
    const log = { info: () => undefined, warn: (given: unknown) => void facts.push(given) };
    const { rooms, sit } = start(new FakeRoomApi(), { log });
    await sit('ann');
    rooms.fails = () => faults.wrongKey();
    await pass(10 * SECOND);
    const before = rooms.calls.length;
    await pass(10 * SECOND);
    expect(rooms.calls.length - before).toBeLessThanOrEqual(11);
    expect(facts).toEqual([{ err: expect.objectContaining({ status: 401 }) }]);
    expect(inspect(facts, { depth: null, showHidden: true })).not.toContain(ourSignedCall);
  });

  test.each([
    ['a ticket', ({ media }: Scene) => media.join('m2', 'ann')],
    ['new rights', ({ media }: Scene) => media.change('m', 'ann', { ...open, microphone: 'clientListens' })],
    ['a removal', ({ media }: Scene) => media.remove('m', 'ann', 'removed')],
    ['a trial', ({ media }: Scene) => media.server?.trial() ?? Promise.resolve()],
  ])('repeats our call when it refuses it: the error for %s does not contain that call', async (_words, ask) => {
    const here = start();
    await here.sit('ann');
    here.rooms.fails = () => faults.wrongKey();
    const fault: unknown = await ask(here).catch((error: unknown) => error);
    expect(fault).toMatchObject({ status: 401 });
    expect(inspect(fault, { depth: null, showHidden: true })).not.toContain(ourSignedCall);
  });
});

describe('a meeting with nobody there', () => {
  test('is not audited, from soon after the last one left until somebody asks for a ticket again', async () => {
    const { rooms, sit } = start();
    for (let index = 0; index < 5; index += 1) rooms.leave(await sit('ann', `m${index}`));
    await pass(20 * SECOND);
    const before = rooms.calls.length;
    await pass(600 * SECOND);
    expect(rooms.calls.length).toBe(before);

    // Whoever came in meanwhile with a ticket they kept is found before anybody else is there to be heard.
    const ann = await sit('ann', 'm0');
    await pass(POLL);
    expect(rooms.count('listParticipants', ann.room)).toBeGreaterThan(0);
    expect(rooms.calls.slice(before).some(({ room }) => room !== '' && room !== ann.room)).toBe(false);
  });

  test('[MV2] is audited as long as a single page is there', async () => {
    const { rooms, sit } = start();
    const ann = await sit('ann');
    await pass(600 * SECOND);
    const before = rooms.count('listParticipants', ann.room);
    await pass(SECOND);
    expect(rooms.count('listParticipants', ann.room)).toBeGreaterThan(before);
  });

  test('leaves no room behind when it leaves memory, and goes on in a new one', async () => {
    const { rooms, media, sit } = start();
    const ann = await sit('ann');
    await media.close('m', 'unloaded');
    expect(rooms.people.size).toBe(0);
    expect(media.server?.names('m')).toEqual({});
    expect((await sit('ann')).room).not.toBe(ann.room);
  });
});
