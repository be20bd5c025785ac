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
