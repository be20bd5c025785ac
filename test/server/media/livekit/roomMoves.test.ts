import { describe, expect, test } from 'vitest';
import { hold, POLL, pass, SECOND, scenes } from '../../../support/livekit/scenes';

const start = scenes();

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

  test('[MV2] leave the others in the old room until the new one is ready', async () => {
    const { media, rooms, sit, moved, ann, ben, gil, hal } = await four();
    const goOn = hold(rooms, 'createRoom');
    const first = media.remove('m', 'gil', 'removed');
    const second = media.remove('m', 'hal', 'removed');
    await pass(POLL);
    expect([gil, hal].map((one) => rooms.has(one))).toEqual([false, false]);
    expect([ann, ben].map((one) => rooms.has(one))).toEqual([true, true]);
    goOn();
    await Promise.all([first, second]);
    await pass(POLL);
    expect([ann, ben].map((one) => rooms.has(one))).toEqual([true, true]);
    expect(moved).toContain('m');

    const again = [await sit('ann'), await sit('ben')];
    expect(new Set(again.map(({ room }) => room)).size).toBe(1);
    await pass(SECOND);
    expect([...rooms.people.keys()]).toEqual([again[0]?.room]);
  });

  test('[MV2] delete the old room no later than the first removal would have', async () => {
    const { media, rooms, ann } = await four();
    await media.remove('m', 'gil', 'removed');
    await pass(2 * SECOND);
    await media.remove('m', 'hal', 'removed');
    expect(rooms.has(ann)).toBe(true);
    await pass(SECOND);
    expect(rooms.has(ann)).toBe(false);
    expect(rooms.people.size).toBe(1);
  });

  test('[MV2] delete the old room at once when somebody has already moved on', async () => {
    const { media, rooms, sit, ann } = await four();
    await media.remove('m', 'gil', 'removed');
    const again = await sit('ben');
    await media.remove('m', 'hal', 'removed');
    expect(rooms.people.has(ann.room)).toBe(false);
    expect(rooms.has(again)).toBe(true);
  });
});
