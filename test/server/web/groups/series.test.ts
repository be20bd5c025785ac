import { describe, expect, test } from 'vitest';
import type { DatePlanned, GroupDates, NextCancelled } from '../../../../shared/protocol/dates';
import type { GroupPage, Home } from '../../../../shared/protocol/groups';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { must, sitDown, TestClient } from '../../../support/clients';
import { failingStorage } from '../../../support/failingStorage';
import { type Formed, formedGroup } from '../../../support/formedGroup';
import { appForEach } from '../../../support/forTest';

// The clock of the tests begins on Monday 2 March 2026, 9:00 UTC.
const storage = failingStorage();
const running = appForEach({ onDisk: true, before: storage.before });
const HOUR = 3_600_000;

const datesOf = async (who: Browser, group: string) => yesOf(await who.get<GroupDates>(`/api/groups/${group}/dates`));
const everyFourWeeks = {
  version: 0,
  timeZone: 'Europe/Berlin',
  first: '2026-03-10T18:00',
  rhythm: { every: 'weeks', weeks: 4 },
  until: null,
};
const set = (who: Browser, group: string, change: object = {}) =>
  who.send<GroupDates>('PUT', `/api/groups/${group}/series`, { json: { ...everyFourWeeks, ...change } });
const change = (who: Browser, group: string, body: object) =>
  who.post<GroupDates>(`/api/groups/${group}/series/change`, body);
const plan = (who: Browser, group: string, wall: string) =>
  who.post<DatePlanned>(`/api/groups/${group}/next`, {
    when: { wall, timeZone: 'Europe/Berlin' },
    minutes: null,
    template: null,
  });

async function hold(who: Browser, meeting: string) {
  const client = new TestClient(running.url, { meeting, cookie: who.cookie });
  await sitDown(client, null);
  must(await client.command({ type: 'startMeeting' }));
  must(await client.command({ type: 'endMeeting' }));
  client.close();
}
const leadOf = async ({ group, people }: Formed) => {
  const { next } = yesOf(await people.Ann!.get<GroupPage>(`/api/groups/${group}`));
  return Object.values(people).find(({ me }) => me === next?.lead)!;
};

describe('a series of a group', () => {
  test('[DT1] plans the next meeting as soon as the one before has ended, at the same hour after the clocks went forward', async () => {
    const here = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const { group, people } = here;
    const first = yesOf(await set(people.Ann!, group));
    expect(first.next).toMatchObject({ startsAt: Date.UTC(2026, 2, 10, 17), isOfSeries: true });
    expect(first.series?.ahead[0]).toMatchObject({ day: '2026-04-07', at: Date.UTC(2026, 3, 7, 16) });
    const lead = await leadOf(here);
    expect(lead).toBe(people.Ann);
    await hold(lead, first.next!.meeting);
    // The page of the meeting that ended shows it at its next question.
    const { newest } = yesOf(await people.Ben!.summary(first.next!.meeting));
    expect(newest).toMatchObject({ startsAt: Date.UTC(2026, 3, 7, 16), status: 'lobby' });
    expect((await datesOf(people.Cleo!, group)).next?.meeting).toBe(newest?.meeting);
    // It asked for nobody to plan it, and so goes on with whose turn it is.
    expect(await leadOf(here)).toBe(people.Ben);
  });

  test('[DT1] goes on from the page of somebody who only opens their home, and many requests at once plan one meeting', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    yesOf(await set(people.Ann!, group));
    const all = await Promise.all(
      Object.values(people).map(async (who) => yesOf(await who.get<Home>('/api/home')).groups[0]?.next?.meeting),
    );
    expect(new Set(all).size).toBe(1);
    expect(all[0]).toBeDefined();
    expect(await running.store.meetingsOf(group)).toHaveLength(1);
  });

  test('[DT1] a date that is cancelled, or to which nobody came, gives way to the next one', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const { next } = yesOf(await set(people.Ann!, group));
    const cancelled = yesOf(
      await people.Ben!.post<NextCancelled>(`/api/groups/${group}/cancel-next`, { next: next!.meeting }),
    );
    expect(cancelled.next?.startsAt).toBe(Date.UTC(2026, 3, 7, 16));
    // Nobody comes in April. Twelve hours after its end it is May that counts.
    await running.clock.move(Date.UTC(2026, 3, 7, 18) - running.clock.now() + 12 * HOUR);
    expect((await datesOf(people.Ann!, group)).next?.startsAt).toBe(Date.UTC(2026, 3, 7, 16));
    await running.clock.move(HOUR);
    expect((await datesOf(people.Ann!, group)).next?.startsAt).toBe(Date.UTC(2026, 4, 5, 16));
    const { past } = yesOf(await people.Ann!.get<GroupPage>(`/api/groups/${group}`));
    expect(past).toEqual([]);
  });

  test('[DT1] while nothing can be saved the pages are read as before, and the next date is planned afterwards', async () => {
    const here = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const { group, people } = here;
    const { next } = yesOf(await set(people.Ann!, group));
    await hold(await leadOf(here), next!.meeting);
    storage.fail('FULL');
    const full = await datesOf(people.Ann!, group);
    expect([full.next, full.series?.ahead[0]?.day]).toEqual([null, '2026-04-07']);
    expect(yesOf(await people.Ann!.get<Home>('/api/home')).groups[0]?.next).toBeNull();
    storage.heal();
    expect((await datesOf(people.Ann!, group)).next?.startsAt).toBe(Date.UTC(2026, 3, 7, 16));
  });

  test('[DT2] one date is moved, one is left out and put back; what is planned by hand moves nothing else', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    yesOf(await set(people.Ann!, group));
    yesOf(await change(people.Ben!, group, { version: 1, change: 'move', day: '2026-04-07', to: '2026-04-09T19:30' }));
    const changed = yesOf(await change(people.Ben!, group, { version: 2, change: 'leaveOut', day: '2026-05-05' }));
    expect(changed.series?.ahead.slice(0, 3).map(({ at, state }) => [at, state])).toEqual([
      [Date.UTC(2026, 3, 9, 17, 30), 'moved'],
      [Date.UTC(2026, 4, 5, 16), 'leftOut'],
      [Date.UTC(2026, 5, 2, 16), 'asPlanned'],
    ]);
    // The planned one is moved beside the series and keeps standing for its date.
    const moved = yesOf(await plan(people.Cleo!, group, '2026-03-12T17:00'));
    const after = await datesOf(people.Ann!, group);
    expect(after.next).toMatchObject({ meeting: moved.meeting, isOfSeries: true });
    expect(after.series?.ahead[0]?.day).toBe('2026-04-07');
    yesOf(await people.Ann!.post(`/api/groups/${group}/cancel-next`, { next: moved.meeting }));
    const next = await datesOf(people.Ann!, group);
    expect(next.next?.startsAt).toBe(Date.UTC(2026, 3, 9, 17, 30));
    yesOf(await change(people.Ben!, group, { version: 3, change: 'asPlanned', day: '2026-05-05' }));
    yesOf(await people.Ann!.post(`/api/groups/${group}/cancel-next`, { next: next.next!.meeting }));
    expect((await datesOf(people.Ann!, group)).next?.startsAt).toBe(Date.UTC(2026, 4, 5, 16));
  });

  test('[DT2] a new series leaves the planned meeting where it is and begins after it; an ended one plans nothing more', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const { meeting } = yesOf(await plan(people.Ann!, group, '2026-03-20T10:00'));
    const dates = yesOf(await set(people.Ben!, group));
    expect(dates.next).toMatchObject({ meeting, isOfSeries: false });
    expect(dates.series?.ahead[0]?.day).toBe('2026-04-07');
    const last = { every: 'month', week: 'last' };
    const other = yesOf(await set(people.Ben!, group, { version: 1, first: '2026-03-26T08:00', rhythm: last }));
    expect(other.series?.ahead.slice(0, 2).map(({ day }) => day)).toEqual(['2026-03-26', '2026-04-30']);
    const ended = yesOf(await change(people.Ann!, group, { version: 2, change: 'end' }));
    expect([ended.series, ended.next?.meeting]).toEqual([null, meeting]);
    yesOf(await people.Ann!.post(`/api/groups/${group}/cancel-next`, { next: meeting }));
    expect((await datesOf(people.Ann!, group)).next).toBeNull();
  });

  test('[DT2] in another time zone dates keep their hour, and the planned meeting its moment', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const before = yesOf(await set(people.Ann!, group));
    const zone = { version: 1, change: 'timeZone', timeZone: 'America/New_York' };
    const dates = yesOf(await change(people.Ann!, group, zone));
    expect(dates.timeZone).toBe('America/New_York');
    expect(dates.next).toEqual(before.next);
    expect(dates.series?.ahead[0]).toMatchObject({ day: '2026-04-07', at: Date.UTC(2026, 3, 7, 22) });
  });

  test('[DT3] whoever changes what somebody else has just changed is told so, and the first change holds', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const replies = await Promise.all([
      set(people.Ann!, group),
      set(people.Ben!, group, { first: '2026-03-11T18:00' }),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(noOf(replies.find(({ status }) => status === 409)!)).toBe('409 stale');
    expect((await datesOf(people.Cleo!, group)).version).toBe(1);
  });

  test.each<[string, object, string]>([
    ['no such zone', { timeZone: 'Mars/Base' }, 'timeZone'],
    ['no such day', { first: '2026-02-30T10:00' }, 'first'],
    ['a day that is over', { first: '2026-03-01T10:00' }, 'first'],
    ['a day that is too far', { first: '2027-05-01T10:00' }, 'first'],
    ['another week of the month', { rhythm: { every: 'month', week: 3 } }, 'rhythm'],
    ['an end before its beginning', { until: '2026-03-09' }, 'until'],
    ['every 60 weeks', { rhythm: { every: 'weeks', weeks: 60 } }, 'rhythm'],
  ])('%s is refused, and nothing is saved', async (_what, wrong, field) => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const reply = await set(people.Ann!, group, wrong);
    expect(noOf(reply)).toBe('400 badInput');
    expect(reply.answer).toMatchObject({ detail: { field } });
    expect(await datesOf(people.Ann!, group)).toMatchObject({ series: null, next: null, version: 0 });
  });

  test('a day that is no date of the series, and a move beyond its neighbours, are refused', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    expect(noOf(await change(people.Ann!, group, { version: 0, change: 'end' }))).toBe('404 notFound');
    yesOf(await set(people.Ann!, group));
    const no = async (body: object) => noOf(await change(people.Ann!, group, { version: 1, ...body }));
    expect(await no({ change: 'leaveOut', day: '2026-04-08' })).toBe('404 notFound');
    expect(await no({ change: 'move', day: '2026-04-07', to: '2026-05-06T18:00' })).toBe('409 notNow');
    expect(await no({ change: 'move', day: '2026-04-07', to: '2026-04-31T18:00' })).toBe('400 badInput');
  });

  test('strangers, other groups, people who only typed a name and people who were removed see and change nothing', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const other = await formedGroup(running, ['Eve']);
    const { next } = yesOf(await set(people.Ann!, group));
    const { invite } = yesOf(await people.Ann!.order(next!.meeting, { make: 'group' }));
    const guest = new Browser(running.url);
    yesOf(await guest.use(invite ?? '', 'Gus'));
    await running.store.removeMember(people.Ben!.me, running.clock.now());
    const asks = [
      (who: Browser) => who.get(`/api/groups/${group}/dates`),
      (who: Browser) => set(who, group, { version: 1 }),
      (who: Browser) => change(who, group, { version: 1, change: 'end' }),
      (who: Browser) => who.post(`/api/groups/${group}/my-zone`, { timeZone: 'Asia/Kolkata' }),
      (who: Browser) => who.post(`/api/groups/${group}/absence`, { meeting: next!.meeting, comes: true }),
    ];
    for (const ask of asks) {
      expect(noOf(await ask(new Browser(running.url)))).toBe('401 signedOut');
      for (const who of [other.people.Eve!, people.Ben!]) expect(noOf(await ask(who))).toBe('404 notFound');
      expect(noOf(await ask(guest))).toBe('403 notAdmitted');
    }
    expect((await datesOf(people.Ann!, group)).version).toBe(1);
  });
});
