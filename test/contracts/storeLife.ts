import { expect, test } from 'vitest';
import { group, meeting, type OpenStore } from './storeRows';

/** What changes about a group while it lives. */
export function groupsChange(open: OpenStore): void {
  test('a change of a group is saved with who made it, over the version that was seen, and stays', async () => {
    const quay = { name: 'Quay', colour: 'sea', plan: null } as const;
    const save = (version: number, at: number) => open.store.life.saveAbout('g1', quay, { by: 'ann', at, version });
    expect(await save(2, 10)).toBeNull();
    expect(await save(1, 10)).toEqual(['name', 'colour']);
    expect(await save(1, 20)).toBeNull();
    expect(await save(2, 20)).toEqual([]);
    await open.reopened();
    const { store } = open;
    expect(await store.group('g1')).toEqual({ ...group, name: 'Quay', colour: 'sea', version: 1 });
    expect((await store.life.changes('g1', 10)).map(({ what }) => what).sort()).toEqual(['colour', 'name']);
    expect(await store.life.changes('g1', 11)).toEqual([]);
    expect(await store.life.changes('g2', 0)).toEqual([]);
  });

  test('a group lies in the archive, is over, and is kept; each once, with who did it', async () => {
    const { life } = open.store;
    const how = (at: number) => ({ by: 'ann', at });
    const again = [await life.archive('g1', true, how(10)), await life.archive('g1', true, how(11))];
    expect(again).toEqual([true, false]);
    expect(await life.archive('g1', false, how(12))).toBe(true);
    expect(await life.keep('g1', how(13))).toBe(false);
    expect([await life.end('g1', 3, how(20)), await life.end('g1', 6, how(21))]).toEqual([true, false]);
    await open.reopened();
    const { store } = open;
    expect((await store.group('g1'))?.archivedAt).toBe(20);
    expect(await store.retention.of('g1')).toMatchObject({ endedAt: 20, afterEnd: 3 });
    expect(await store.life.keep('g1', how(30))).toBe(true);
    expect(await store.retention.of('g1')).toMatchObject({ endedAt: null, erasedAt: null });
    expect((await store.group('g1'))?.archivedAt).toBe(20);
    expect((await store.life.changes('g1', 0)).map(({ what }) => what)).toEqual([
      'kept',
      'ended',
      'opened',
      'archived',
    ]);
  });

  test('a meeting that is called like the group is renamed with it, unless it began', async () => {
    const { store } = open;
    const called = { ...meeting, title: 'Harbour' };
    await store.createMeeting({ meeting: { ...called, id: 'm2', ordinal: 3 }, group: null, members: [] }, []);
    const begun = { ...called, id: 'm3', ordinal: 4, status: 'running' as const };
    await store.createMeeting({ meeting: begun, group: null, members: [] }, []);
    await store.life.saveAbout('g1', { name: 'Quay', colour: null, plan: null }, { by: 'ann', at: 1, version: 1 });
    expect((await store.meetingsOf('g1')).map(({ title }) => title)).toEqual(['March', 'Quay', 'Harbour']);
  });
}
