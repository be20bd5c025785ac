import { expect, test } from 'vitest';
import { ann, group as anyGroup, ben, meeting, type OpenStore } from './storeRows';

const group = { ...anyGroup, id: 'g9' };
const of = { group: group.id } as const;

const texts = { manager: '', report: '', competitor: '', objection: 'a canary' };
const said = { member: 'p-ann', group: group.id, texts, at: 10 };

/** What members answer in private while their group is formed. */
export function privateAnswersAreKept(open: OpenStore): void {
  const create = () =>
    open.store.createMeeting(
      {
        meeting: { ...meeting, ...of, id: 'm9' },
        group: { ...group, formedBy: 'fay' },
        members: [
          { ...ann, ...of, id: 'p-ann' },
          { ...ben, ...of, id: 'p-ben' },
        ],
      },
      [],
    );

  test('an answer takes the place of the one before, and waits to be read again', async () => {
    await create();
    const { privately } = open.store;
    await privately.save(said);
    await privately.noteRead(group.id, 10, 20);
    await privately.save({ ...said, member: 'p-ben', at: 30 });
    await open.reopened();
    const after = open.store.privately;
    expect((await open.store.group(group.id))?.formedBy).toBe('fay');
    expect(await after.answers(group.id)).toEqual([
      { ...said, readAt: 20 },
      { ...said, member: 'p-ben', at: 30, readAt: null },
    ]);
    await after.save({ ...said, at: 40, texts: { ...texts, objection: '' } });
    expect(await after.answer('p-ann')).toEqual({ ...said, at: 40, texts: { ...texts, objection: '' }, readAt: null });
    // What was given after the page was read is still to be read.
    await after.noteRead(group.id, 30, 50);
    expect((await after.answers(group.id)).map(({ readAt }) => readAt)).toEqual([50, null]);
    expect(await after.answers('another')).toEqual([]);
    expect(await after.answer('cleo')).toBeNull();
  });

  test('they go with their group, and with whoever leaves it or is removed', async () => {
    await create();
    const { privately, ownership } = open.store;
    await privately.save(said);
    await privately.save({ ...said, member: 'p-ben' });
    await ownership.leave('p-ann', 50);
    expect(await privately.answer('p-ann')).toBeNull();
    expect(await privately.groups()).toEqual([group.id]);
    await open.store.removeMember('p-ben', 60);
    expect(await privately.groups()).toEqual([]);
    await privately.save(said);
    expect(await privately.erase(group.id)).toBe(1);
    expect(await privately.erase(group.id)).toBe(0);
  });
}
