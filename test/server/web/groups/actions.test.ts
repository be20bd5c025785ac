import { expect, test } from 'vitest';
import { dayAt, weeksAfter } from '../../../../shared/groups/dates';
import { greets } from '../../../../shared/groups/greeting';
import type { MyActions } from '../../../../shared/protocol/actions';
import type { Home } from '../../../../shared/protocol/groups';
import type { Action, ActionReport } from '../../../../shared/protocol/records';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { must, sitDown } from '../../../support/clients';
import { clientForTest, gatherForEach } from '../../../support/forTest';
import { openAction } from '../../../support/records';

const { running, here, person } = gatherForEach(['Ann', 'Ben']);

const browserOf = (name: string) => new Browser(running.url, person(name).who.cookie);
const mine = async (of: Browser, older?: string) =>
  yesOf(await of.get<MyActions>(`/api/actions${older === undefined ? '' : `?older=${encodeURIComponent(older)}`}`));
const report = (by: Browser, action: string, body: Partial<ActionReport> = {}, group = here.group) =>
  by.post<Action>(`/api/groups/${group}/actions/${action}/report`, { status: 'done', learned: '', ...body });
const keep = (group: string, ...actions: Partial<Action>[]) =>
  running.store.write(actions.map((one) => ({ kind: 'action', group, action: openAction({ meeting: 'm0', ...one }) })));

test('[BM2] my actions of all my groups are together, with where they come from; those of others are not there', async () => {
  const ann = browserOf('Ann');
  await running.clock.move(1);
  const other = yesOf(await ann.start({ title: 'Second group', name: 'Anna', startsAt: running.clock.now() + 1 }));
  const [anna] = await running.store.membersOf(other.group);
  const [me, ben] = [person('Ann').me, person('Ben').me];
  await keep(here.group, { id: 'a1', member: me, due: '2026-12-15' }, { id: 'b1', member: ben });
  await keep(here.group, { id: 'a2', member: me, status: 'dropped', reportedAt: 9 });
  await keep(other.group, { id: 'a3', member: anna!.id, status: 'partly' });
  const { groups, open, settled, older, now } = await mine(ann);
  expect(groups).toEqual([
    { group: here.group, name: 'Harbour group', me, next: expect.any(Number) },
    { group: other.group, name: 'Second group', me: anna!.id, next: running.clock.now() + 1 },
  ]);
  expect(open.map(({ group, action: { id, due } }) => [group, id, due])).toEqual([
    [here.group, 'a1', '2026-12-15'],
    [other.group, 'a3', null],
  ]);
  expect(settled.map(({ group, action }) => [group, action.id])).toEqual([[here.group, 'a2']]);
  expect([older, now]).toEqual([null, running.clock.now()]);

  // Removed from the second group, they find nothing of it any more.
  await running.store.removeMember(anna!.id, running.clock.now());
  expect((await mine(ann)).open.map(({ action }) => action.id)).toEqual(['a1']);
  expect((await mine(new Browser(running.url))).groups).toEqual([]);
});

test('[BM2] settled actions come in pages, what was settled last first', async () => {
  const ann = browserOf('Ann');
  const ids = Array.from({ length: 45 }, (_, index) => `a${String(index).padStart(2, '0')}`);
  const settled = (id: string, index: number) =>
    ({ id, member: person('Ann').me, status: 'done', reportedAt: 100 + index }) as const;
  await keep(here.group, ...ids.map(settled), { id: 'open', member: person('Ann').me });
  const found: string[] = [];
  const sizes: number[] = [];
  let older: string | null | undefined;
  while (older !== null) {
    const page = await mine(ann, older);
    found.push(...page.settled.map(({ action }) => action.id));
    sizes.push(page.settled.length);
    expect(page.open.length).toBe(older === undefined ? 1 : 0);
    ({ older } = page);
  }
  expect(sizes).toEqual([20, 20, 5]);
  expect(found).toEqual(ids.toReversed());
  expect(noOf(await ann.get('/api/actions?older=x'))).toBe('400 badInput');
});

test('[BM3] [BM4] I report on my own actions; an open room of the group is told, and the next meeting shows it', async () => {
  const [ann, ben] = [person('Ann'), person('Ben')];
  await keep(here.group, { id: 'a1', member: ann.me, what: 'Call Kim' });
  await running.clock.move(1_000);
  const told = ben.next('records:changed', ({ what }) => what === 'actions');
  const done = yesOf(await report(browserOf('Ann'), 'a1', { learned: 'She was glad' }));
  expect(done).toMatchObject({ status: 'done', learned: 'She was glad', reportedAt: running.clock.now() });
  await told;
  const shown = await ben.read({ what: 'actions', previous: true });
  expect(shown.actions).toMatchObject([{ what: 'Call Kim', status: 'done', learned: 'She was glad' }]);

  must(await ann.command({ type: 'startMeeting' }));
  must(await ann.command({ type: 'endMeeting' }));
  await keep(here.group, { id: 'a2', member: ben.me, what: 'Read' });
  await keep(here.group, { id: 'a3', member: ann.me, what: 'Ask' });
  await running.clock.move(60_000);
  yesOf(await report(browserOf('Ben'), 'a2', { learned: 'Two chapters' }));
  yesOf(await report(browserOf('Ann'), 'a3', { status: 'partly', learned: 'One of two' }));
  const again = { startsAt: null, minutes: null, template: null };
  const { meeting } = yesOf(
    await browserOf('Ann').post<{ meeting: string }>(`/api/meetings/${here.meeting}/again`, again),
  );
  const next = clientForTest(running.url, { meeting, cookie: ann.who.cookie });
  await sitDown(next, null);
  // What was told in the meeting before is no news.
  const page = await next.read({ what: 'actions', previous: true });
  const byText = page.actions.toSorted((one, other) => one.what.localeCompare(other.what));
  expect(byText).toMatchObject([
    { what: 'Ask', status: 'partly', learned: 'One of two' },
    { what: 'Read', status: 'done', learned: 'Two chapters' },
  ]);
  expect(byText.map((action) => greets(action, page.since))).toEqual([true, true]);
  expect(greets({ status: 'partly', learned: 'One of two', reportedAt: page.since }, page.since), 'told before').toBe(
    false,
  );
  expect(greets({ status: 'partly', learned: '', reportedAt: page.since + 1 }, page.since), 'no line').toBe(false);
});

test('[BM3] nobody reports on an action of somebody else, of another group, or after they were removed', async () => {
  const [ann, ben] = [browserOf('Ann'), browserOf('Ben')];
  const other = yesOf(await new Browser(running.url).start({ name: 'Eve' }));
  const [eve] = await running.store.membersOf(other.group);
  await keep(here.group, { id: 'a1', member: person('Ann').me });
  await keep(other.group, { id: 'e1', member: eve!.id });
  expect(noOf(await report(new Browser(running.url), 'a1'))).toBe('401 signedOut');
  expect(noOf(await report(ben, 'a1'))).toBe('403 notAllowed');
  expect(noOf(await report(ann, 'e1'))).toBe('404 notFound');
  expect(noOf(await report(ann, 'e1', {}, other.group))).toBe('404 notFound');
  expect(noOf(await report(ann, 'none'))).toBe('404 notFound');
  expect(noOf(await report(ann, 'a1', { learned: 'x'.repeat(501) }))).toBe('413 tooLarge');
  expect(noOf(await ann.post(`/api/groups/${here.group}/actions/a1/report`, { status: 'great', learned: '' }))).toBe(
    '400 badInput',
  );
  await running.store.removeMember(person('Ann').me, running.clock.now());
  expect(noOf(await report(ann, 'a1'))).toBe('404 notFound');
  expect(await running.store.action(here.group, 'a1')).toMatchObject({ status: 'open', reportedAt: null });
});

test('[DC3] a room tells the day of the next meeting as the group’s series says, and home the zone of its dates', async () => {
  const ann = browserOf('Ann');
  expect(await person('Ben').read({ what: 'actions' })).toMatchObject({ nextDay: null });
  const first = dayAt(running.clock.now(), 'Europe/Berlin');
  const series = {
    first: `${first}T18:00`,
    timeZone: 'Europe/Berlin',
    rhythm: { every: 'weeks', weeks: 3 },
    until: null,
  };
  yesOf(await ann.send('PUT', `/api/groups/${here.group}/series`, { json: { ...series, version: 0 } }));
  expect(await person('Ben').read({ what: 'actions' })).toMatchObject({ nextDay: weeksAfter(first, 3) });
  expect(yesOf(await ann.get<Home>('/api/home')).groups).toMatchObject([{ timeZone: 'Europe/Berlin' }]);
});

test('[BM3] whoever is named as the one who asks sees at home what was promised, and nobody sees there how it goes', async () => {
  const [ann, ben] = [person('Ann'), person('Ben')];
  await keep(here.group, { id: 'a1', member: ben.me, what: 'Call Kim', buddy: 'ann ' });
  await keep(here.group, { id: 'a2', member: ben.me, what: 'Read', buddy: 'somebody' });
  await keep(here.group, { id: 'a3', member: ann.me, what: 'Ask', buddy: 'Ann' });
  const glanceOf = async (name: string) => yesOf(await browserOf(name).get<Home>('/api/home')).groups[0];
  const [asked, ...others] = (await glanceOf('Ann'))?.iAsk ?? [];
  expect(others).toEqual([]);
  expect(asked).toEqual({ id: 'a1', member: ben.me, what: 'Call Kim', by: asked?.by, due: asked?.due });
  expect((await glanceOf('Ben'))?.iAsk).toEqual([]);
  yesOf(await report(browserOf('Ben'), 'a1', { learned: 'She was glad' }));
  expect((await glanceOf('Ann'))?.iAsk).toEqual([]);
  expect((await glanceOf('Ann'))?.lastMet).toBeNull();
  must(await ann.command({ type: 'startMeeting' }));
  must(await ann.command({ type: 'endMeeting' }));
  expect((await glanceOf('Ann'))?.lastMet).toMatchObject({ meeting: here.meeting });
});
