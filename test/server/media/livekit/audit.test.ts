import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { isUnreachable, refusesUs, saysNotFound } from '../../../../server/media/livekit/errors';
import { hold, LOOK, pass, SECOND, start } from '../../../support/livekit/auditClock';
import { faults, type Lab, open, ourSignedCall, Rooms } from '../../../support/livekit/roomControl';

/** Gil left, comes in with a kept ticket, and every call to put him out fails like this. */
async function comesBack({ rooms, media, sit }: Lab, fault: () => Error) {
  await sit('ann');
  const gil = await sit('gil');
  await media.remove('m', 'gil', 'left');
  rooms.fails = (call) => (call === 'removeParticipant' ? fault() : null);
  rooms.enter(gil, true);
  return gil;
}

describe('a kept ticket', () => {
  test('[MV2] of somebody who left puts its holder out at first sight; the second time everybody else is in a new room', async () => {
    const { media, rooms, sit, moved } = start();
    const ann = await sit('ann');
    const gil = await sit('gil');
    await media.remove('m', 'gil', 'left');
    expect(moved).toEqual([]);

    rooms.enter(gil, true);
    await pass(LOOK);
    expect(rooms.has(gil)).toBe(false);
    expect(moved).toEqual([]);
    // Minutes later: a renewed ticket lives for ten.
    await pass(9 * 60 * SECOND);
    rooms.enter(gil, true);
    await pass(LOOK);
    expect(rooms.has(gil)).toBe(false);
    expect(moved).toEqual(['m']);
    const again = await sit('ann');
    expect(again.room).not.toBe(ann.room);
    await pass(SECOND);
    expect([...rooms.people.keys()]).toEqual([again.room]);
  });

  test('[MV2] of somebody who is still a member brings no rights either, however short each visit is', async () => {
    const { rooms, sit, moved } = start();
    const [ann] = [await sit('ann'), await sit('ben')];
    for (const _visit of [1, 2]) {
      rooms.enter(ann, true);
      await pass(LOOK);
      expect(rooms.has(ann)).toBe(false);
    }
    expect(moved).toEqual(['m']);
  });

  test('[MV2] is one visit, however often a listing shows it while it cannot be put out', async () => {
    const scene = start();
    const { rooms, moved, said } = scene;
    const gil = await comesBack(scene, faults.late);
    await pass(5 * SECOND);
    expect(moved).toEqual([]);
    expect(said).toEqual(['the media server did not answer as expected']);
    rooms.fails = () => null;
    await pass(LOOK);
    expect(rooms.has(gil)).toBe(false);
    expect(said).toHaveLength(2);
  });

  test('[MV2] that cannot be put out is tried at every look, and said once a minute with what was answered', async () => {
    const facts: unknown[] = [];
    const log = { info: () => undefined, warn: (given: unknown) => void facts.push(given) };
    const scene = start(new Rooms(), { log });
    const { rooms } = scene;
    await comesBack(scene, faults.late);
    await pass(50 * SECOND);
    expect(rooms.count('removeParticipant')).toBeGreaterThan(100);
    expect(facts).toEqual([{ err: expect.objectContaining({ status: 408 }) }]);
    await pass(20 * SECOND);
    expect(facts).toHaveLength(2);
  });

  test('that went by itself meanwhile is no fault', async () => {
    const scene = start();
    const { said } = scene;
    await comesBack(scene, faults.notFound);
    await pass(SECOND);
    expect(said).toEqual([]);
  });
});

describe('two removals close together', () => {
  const four = async () => {
    const here = start();
    const [ann, ben, gil, hal] = [
      await here.sit('ann'),
      await here.sit('ben'),
      await here.sit('gil'),
      await here.sit('hal'),
    ];
    return { ...here, ann, ben, gil, hal };
  };

  test('[MV2] leave the others where they hear each other until they can be elsewhere', async () => {
    const { media, rooms, sit, moved, ann, ben, gil, hal } = await four();
    const goOn = hold(rooms, 'createRoom');
    const first = media.remove('m', 'gil', 'removed');
    const second = media.remove('m', 'hal', 'removed');
    await pass(LOOK);
    expect([gil, hal].map((one) => rooms.has(one))).toEqual([false, false]);
    expect([ann, ben].map((one) => rooms.has(one))).toEqual([true, true]);
    goOn();
    await Promise.all([first, second]);
    await pass(LOOK);
    expect([ann, ben].map((one) => rooms.has(one))).toEqual([true, true]);
    expect(moved).toContain('m');

    const again = [await sit('ann'), await sit('ben')];
    expect(new Set(again.map(({ room }) => room)).size).toBe(1);
    await pass(SECOND);
    expect([...rooms.people.keys()]).toEqual([again[0]?.room]);
  });

  test('[MV2] close the room before them no later than the first would have', async () => {
    const { media, rooms, ann } = await four();
    await media.remove('m', 'gil', 'removed');
    await pass(2 * SECOND);
    await media.remove('m', 'hal', 'removed');
    expect(rooms.has(ann)).toBe(true);
    await pass(SECOND);
    expect(rooms.has(ann)).toBe(false);
    expect(rooms.people.size).toBe(1);
  });

  test('[MV2] once somebody has moved on the earlier room is gone at once', async () => {
    const { media, rooms, sit, ann } = await four();
    await media.remove('m', 'gil', 'removed');
    const again = await sit('ben');
    await media.remove('m', 'hal', 'removed');
    expect(rooms.people.has(ann.room)).toBe(false);
    expect(rooms.has(again)).toBe(true);
  });
});

describe('our own pages', () => {
  test('[MV2] come back as often as they like, and nobody is moved for it', async () => {
    const { rooms, sit, moved, said } = start();
    await sit('ann');
    for (let time = 0; time < 20; time += 1) {
      const ben = await sit('ben');
      await pass(LOOK);
      expect(rooms.has(ben)).toBe(true);
      if (time % 2 === 0) rooms.leave(ben);
      await pass(LOOK);
    }
    expect(moved).toEqual([]);
    expect(said).toEqual([]);
  });

  test('[MV2] have four seconds for their socket to vouch: without it they hear nothing', async () => {
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

  test('that are gone are not vouched for any more, and nobody writes a change for them into the log', async () => {
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

  test('that leave while their rights end keep the server waiting, which is no fault', async () => {
    const { rooms, media, sit } = start();
    const ann = await sit('ann');
    rooms.fails = (call) => (call === 'updateParticipant' ? faults.late() : null);
    const none = { microphone: 'ended', camera: 'ended', screen: 'ended', hear: 'ended' } as const;
    await expect(media.change('m', 'ann', none)).rejects.toThrow('408');
    rooms.leave(ann);
    await media.change('m', 'ann', none);
  });
});

describe('a media server that does not answer', () => {
  test('[FA5] once: nobody moves', async () => {
    const { rooms, sit, moved } = start();
    for (const meeting of ['m1', 'm2', 'm3']) await sit('ann', meeting);
    let failed = 0;
    rooms.fails = (call) => (call === 'listParticipants' && failed++ === 0 ? faults.noAnswer() : null);
    await pass(3 * SECOND);
    expect(failed).toBeGreaterThan(1);
    expect(moved).toEqual([]);
  });

  test.each(['noAnswer', 'proxy'] as const)(
    '[FA5] for a while, and knows some rooms no more: their people come back, the others stay: %s',
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

  test('[FA5] and lists nobody in a room it has forgotten: its people come back', async () => {
    const { rooms, sit, moved } = start();
    const [ann] = [await sit('ann', 'm1'), await sit('ann', 'm2')];
    rooms.people.delete(ann.room);
    await pass(LOOK);
    expect(moved).toEqual(['m1']);
  });

  test('[FA5] while everybody is away for a moment: nobody is called back', async () => {
    const { rooms, sit, moved } = start();
    rooms.leave(await sit('ann'));
    await pass(10 * SECOND);
    expect(moved).toEqual([]);
  });

  test('[MV2] about one room does not keep the others from being watched', async () => {
    const { rooms, media, sit } = start();
    const slow = await sit('ann', 'm1');
    await sit('ann', 'm2');
    const gil = await sit('gil', 'm2');
    await media.remove('m2', 'gil', 'left');
    const forever = new Promise<void>(() => undefined);
    rooms.waits = (call, room) => (call === 'listParticipants' && room === slow.room ? forever : null);
    await pass(LOOK);
    rooms.enter(gil, true);
    await pass(LOOK);
    expect(rooms.has(gil)).toBe(false);
  });

  test('takes another key: that is said once a minute, without the call that was refused, and it is asked less often', async () => {
    const facts: unknown[] = [];
    const log = { info: () => undefined, warn: (given: unknown) => void facts.push(given) };
    const { rooms, sit } = start(new Rooms(), { log });
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
    ['a ticket', ({ media }: Lab) => media.join('m2', 'ann')],
    ['new rights', ({ media }: Lab) => media.change('m', 'ann', { ...open, microphone: 'clientListens' })],
    ['a removal', ({ media }: Lab) => media.remove('m', 'ann', 'removed')],
    ['a trial', ({ media }: Lab) => media.server?.trial() ?? Promise.resolve()],
  ])('repeats our call when it refuses it: whoever asked for %s is not told the words', async (_words, ask) => {
    const here = start();
    await here.sit('ann');
    here.rooms.fails = () => faults.wrongKey();
    const fault: unknown = await ask(here).catch((error: unknown) => error);
    expect(fault).toMatchObject({ status: 401 });
    expect(inspect(fault, { depth: null, showHidden: true })).not.toContain(ourSignedCall);
  });
});

describe('what nobody needs to look into', () => {
  test('is not: soon after the last one left, until somebody asks for a ticket again', async () => {
    const { rooms, sit } = start();
    for (let index = 0; index < 5; index += 1) rooms.leave(await sit('ann', `m${index}`));
    await pass(20 * SECOND);
    const before = rooms.calls.length;
    await pass(600 * SECOND);
    expect(rooms.calls.length).toBe(before);

    // Whoever came in meanwhile with a ticket they kept is found before anybody else is there to be heard.
    const ann = await sit('ann', 'm0');
    await pass(LOOK);
    expect(rooms.count('listParticipants', ann.room)).toBeGreaterThan(0);
    expect(rooms.calls.slice(before).some(({ room }) => room !== '' && room !== ann.room)).toBe(false);
  });

  test('[MV2] but a lone page is looked after as long as it is there', async () => {
    const { rooms, sit } = start();
    const ann = await sit('ann');
    await pass(600 * SECOND);
    const before = rooms.count('listParticipants', ann.room);
    await pass(SECOND);
    expect(rooms.count('listParticipants', ann.room)).toBeGreaterThan(before);
  });

  test('a meeting that is forgotten leaves no room behind, and goes on in a new one', async () => {
    const { rooms, media, sit } = start();
    const ann = await sit('ann');
    await media.close('m', 'unloaded');
    expect(rooms.people.size).toBe(0);
    expect(media.server?.names('m')).toEqual({});
    expect((await sit('ann')).room).not.toBe(ann.room);
  });
});

describe('what counts as an answer of LiveKit', () => {
  const answer = (status: number, code?: string) => Object.assign(new Error('no'), { status, code });

  test.each([
    ['nothing at all', new TypeError('fetch failed'), 'gone'],
    ['a proxy with nothing behind it', answer(502), 'gone'],
    ['a proxy that gives up waiting', answer(504), 'gone'],
    ['a proxy that knows no such place yet', answer(404), 'gone'],
    ['LiveKit that cannot be reached by itself', answer(503, 'unavailable'), 'gone'],
    ['LiveKit with a fault of its own', answer(500, 'internal'), 'answers'],
    ['LiveKit that does not know the key', answer(401), 'refuses'],
    ['LiveKit that knows no such room', answer(404, 'not_found'), 'not found'],
  ])('%s', (_words, error, meaning) => {
    const said = isUnreachable(error)
      ? 'gone'
      : saysNotFound(error)
        ? 'not found'
        : refusesUs(error)
          ? 'refuses'
          : 'answers';
    expect(said).toBe(meaning);
  });
});
