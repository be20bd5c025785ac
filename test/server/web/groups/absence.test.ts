import { expect, test } from 'vitest';
import type { DatePlanned, GroupDates } from '../../../../shared/protocol/dates';
import { type Browser, noOf, yesOf } from '../../../support/browser';
import { turns } from '../../../support/clock';
import { formedGroup } from '../../../support/formedGroup';
import { appForEach } from '../../../support/forTest';

const running = appForEach({ onDisk: true });
const REASON = 'my mother is in hospital';

const datesOf = async (who: Browser, group: string) => yesOf(await who.get<GroupDates>(`/api/groups/${group}/dates`));
const tell = (who: Browser, group: string, body: object) => who.post<GroupDates>(`/api/groups/${group}/absence`, body);
const plan = async (who: Browser, group: string, wall: string, other: object = {}) =>
  yesOf(
    await who.post<DatePlanned>(`/api/groups/${group}/next`, {
      when: { wall, timeZone: 'Europe/Berlin' },
      minutes: null,
      template: null,
      ...other,
    }),
  );

test('[DT4] the reason is read by whoever leads and by its owner, the others see only who is missing, and no log has it', async () => {
  const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo', 'Dan']);
  const { meeting } = await plan(people.Ann!, group, '2026-03-10T18:00');
  yesOf(await tell(people.Ben!, group, { meeting, comes: false, reason: ` ${REASON} ` }));
  const seenBy = async (name: string) => (await datesOf(people[name]!, group)).next?.absent;
  expect(await seenBy('Ann')).toEqual([{ member: people.Ben!.me, reason: REASON }]);
  expect(await seenBy('Ben')).toEqual([{ member: people.Ben!.me, reason: REASON }]);
  // Every member may plan; that alone lets nobody read it.
  for (const name of ['Cleo', 'Dan']) expect(await seenBy(name)).toEqual([{ member: people.Ben!.me, reason: null }]);
  expect(JSON.stringify(running.log)).not.toContain('hospital');
});

test('[DT4] it is taken back with one click, and counts who comes against what the format needs', async () => {
  const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo', 'Dan']);
  const { meeting } = await plan(people.Ann!, group, '2026-03-10T18:00');
  const first = yesOf(await tell(people.Ben!, group, { meeting, comes: false, reason: '' }));
  expect(first.next).toMatchObject({ coming: 3, least: 4 });
  const again = yesOf(await tell(people.Ben!, group, { meeting, comes: false, reason: 'ill' }));
  expect(again.next?.absent).toEqual([{ member: people.Ben!.me, reason: 'ill' }]);
  const back = yesOf(await tell(people.Ben!, group, { meeting, comes: true }));
  expect(back.next).toMatchObject({ coming: 4, absent: [] });
});

test('[DT4] another date asks again, another format of the same date does not', async () => {
  const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo', 'Dan']);
  const { meeting } = await plan(people.Ann!, group, '2026-03-10T18:00');
  yesOf(await tell(people.Ben!, group, { meeting, comes: false, reason: REASON }));
  const other = await plan(people.Ann!, group, '2026-03-10T18:00', { template: 'frame.network', minutes: 60 });
  expect(other.meeting).not.toBe(meeting);
  expect((await datesOf(people.Ann!, group)).next).toMatchObject({ coming: 3, least: 3 });
  await plan(people.Ann!, group, '2026-03-11T18:00');
  expect((await datesOf(people.Ann!, group)).next).toMatchObject({ coming: 4, absent: [] });
  // What was said of a date that has gone does not count for another.
  expect(noOf(await tell(people.Ben!, group, { meeting, comes: false, reason: '' }))).toBe('409 stale');
});

test('[DT4] what was said while the format changes is kept for the date', async () => {
  const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo', 'Dan']);
  const { meeting } = await plan(people.Ann!, group, '2026-03-10T18:00');
  const { dates } = running.store;
  const saveAbsence = dates.saveAbsence.bind(dates);
  let changed: Promise<unknown> = Promise.resolve();
  dates.saveAbsence = async (row) => {
    dates.saveAbsence = saveAbsence;
    const other = { template: 'frame.network', minutes: 60 };
    changed = plan(people.Ann!, group, '2026-03-10T18:00', other);
    // Where nothing held it up, the other format would be there before this is saved.
    await Promise.race([changed, turns(2_000)]);
    await saveAbsence(row);
  };
  yesOf(await tell(people.Ben!, group, { meeting, comes: false, reason: REASON }));
  await changed;
  const { next } = await datesOf(people.Ann!, group);
  expect(next?.meeting).not.toBe(meeting);
  expect(next?.absent).toMatchObject([{ member: people.Ben!.me }]);
});

test('a reason that is too long, and one for a meeting of another group, are refused', async () => {
  const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
  const other = await formedGroup(running, ['Eve', 'Fay', 'Gus']);
  const { meeting } = await plan(people.Ann!, group, '2026-03-10T18:00');
  const theirs = await plan(other.people.Eve!, other.group, '2026-03-10T18:00');
  expect(noOf(await tell(people.Ben!, group, { meeting, comes: false, reason: 'x'.repeat(301) }))).toBe('400 badInput');
  expect(noOf(await tell(people.Ben!, group, { meeting: theirs.meeting, comes: false, reason: '' }))).toBe('409 stale');
  expect((await datesOf(other.people.Eve!, other.group)).next?.absent).toEqual([]);
});

test('[DT5] members see in which zone the others are, as far as their browsers told', async () => {
  const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
  const zone = (who: Browser, timeZone: string) => who.post(`/api/groups/${group}/my-zone`, { timeZone });
  yesOf(await zone(people.Ann!, 'Europe/Berlin'));
  yesOf(await zone(people.Ben!, 'Asia/Kolkata'));
  yesOf(await zone(people.Ben!, 'Australia/Sydney'));
  expect(noOf(await zone(people.Cleo!, 'Mars/Base'))).toBe('400 badInput');
  expect((await datesOf(people.Cleo!, group)).zones).toEqual({
    [people.Ann!.me]: 'Europe/Berlin',
    [people.Ben!.me]: 'Australia/Sydney',
  });
});
