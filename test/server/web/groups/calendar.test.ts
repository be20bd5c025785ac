import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { about } from '../../../../client/i18n/en/methods/about';
import { formatName } from '../../../../server/web/groups/calendar/formatName';
import type { DatePlanned, FeedMade, GroupDates, NextCancelled } from '../../../../shared/protocol/dates';
import { templates } from '../../../../shared/templates/templates';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { propose, say } from '../../../support/buddies';
import { formedGroup } from '../../../support/formedGroup';
import { appForEach } from '../../../support/forTest';

const running = appForEach({ onDisk: true });

type Read = {
  uid: string;
  sequence: number;
  status: string;
  summary: string;
  /** Who may see it: `PRIVATE`, or nothing said. */
  class: string;
  url: string;
  start: number;
  end: number;
};

/** What another library reads in the file. */
function read(file: string): Read[] {
  const calendar = new ICAL.Component(ICAL.parse(file));
  return calendar.getAllSubcomponents('vevent').map((one) => {
    const event = new ICAL.Event(one);
    const text = (name: string) => String(one.getFirstPropertyValue(name) ?? '');
    return {
      uid: event.uid,
      sequence: event.sequence,
      status: text('status'),
      summary: event.summary,
      class: text('class'),
      url: text('url'),
      start: event.startDate.toJSDate().getTime(),
      end: event.endDate.toJSDate().getTime(),
    };
  });
}

/** What a clock shows there. */
const shownIn = (timeZone: string, moment: number) =>
  new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(moment);

const inBerlin = (wall: string) => ({
  when: { wall, timeZone: 'Europe/Berlin' },
  minutes: null,
  template: null,
});
const plan = async (who: Browser, group: string, wall: string) =>
  yesOf(await who.post<DatePlanned>(`/api/groups/${group}/next`, inBerlin(wall)));
const download = async (who: Browser, group: string, meeting: string) =>
  who.get(`/api/groups/${group}/calendar/${meeting}.ics`);
const oneOf = async (who: Browser, group: string, meeting: string) =>
  read((await download(who, group, meeting)).bytes.toString())[0]!;
const series = (who: Browser, group: string) =>
  who.send<GroupDates>('PUT', `/api/groups/${group}/series`, {
    json: {
      version: 0,
      timeZone: 'Europe/Berlin',
      first: '2026-03-10T18:00',
      rhythm: { every: 'weeks', weeks: 2 },
      until: '2026-04-21',
    },
  });
const feedOf = async (who: Browser, group: string) =>
  yesOf(await who.post<FeedMade>(`/api/groups/${group}/feed`, {})).path;
const subscribed = async (path: string) => {
  const reply = await new Browser(running.url).get(path);
  return { status: reply.status, type: reply.headers['content-type'], text: reply.bytes.toString() };
};

describe('the file of a meeting', () => {
  test('[DT8] keeps its entry when the date is moved and cancelled, and counts each change', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const first = await plan(people.Ann!, group, '2026-03-10T18:00');
    const reply = await download(people.Ben!, group, first.meeting);
    expect(reply.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(reply.headers['content-disposition']).toBe('attachment; filename=meeting.ics');
    const planned = await oneOf(people.Ben!, group, first.meeting);
    expect(planned).toMatchObject({
      sequence: 0,
      status: 'CONFIRMED',
      summary: 'Harbour group: Orientation',
      url: `${running.url}/m/${first.meeting}`,
      start: Date.UTC(2026, 2, 10, 17),
      end: Date.UTC(2026, 2, 10, 19, 30),
    });
    const second = await plan(people.Ben!, group, '2026-03-12T09:00');
    // Also under the address of the date before, where somebody may still have it open.
    for (const meeting of [first.meeting, second.meeting])
      expect(await oneOf(people.Ben!, group, meeting)).toMatchObject({
        uid: planned.uid,
        sequence: 1,
        status: 'CONFIRMED',
        start: Date.UTC(2026, 2, 12, 8),
      });
    yesOf(await people.Ben!.post<NextCancelled>(`/api/groups/${group}/cancel-next`, { next: second.meeting }));
    expect(await oneOf(people.Ann!, group, second.meeting)).toMatchObject({
      uid: planned.uid,
      sequence: 2,
      status: 'CANCELLED',
    });
  });

  test('[DT8] its file says what the calendar that asks by itself says, also of a meeting that gave way to one now', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const [ann, ben] = [people.Ann!, people.Ben!];
    const planned = (await plan(ann, group, '2026-03-10T18:00')).meeting;
    const { path } = yesOf(await ben.post<FeedMade>(`/api/groups/${group}/feed`, {}));
    const inFeed = async (uid: string) =>
      read((await ben.get(path)).bytes.toString()).find((entry) => entry.uid === uid);
    const before = await oneOf(ben, group, planned);
    expect(await inFeed(before.uid)).toEqual(before);
    const now = yesOf(await ben.post<{ meeting: string }>(`/api/groups/${group}/begin-now`, {})).meeting;
    const waiting = await oneOf(ben, group, planned);
    expect(waiting).toMatchObject({ uid: before.uid, status: 'CONFIRMED', start: before.start });
    expect(waiting.sequence).toBeGreaterThan(before.sequence);
    expect(await inFeed(before.uid)).toEqual(waiting);
    const begun = await oneOf(ben, group, now);
    expect(begun.uid).not.toBe(before.uid);
    expect(await inFeed(begun.uid)).toEqual(begun);
    // Given up for good: both say so.
    yesOf(await ann.post(`/api/groups/${group}/cancel-next`, { next: before.uid.split('@')[0] }));
    const given = await oneOf(ben, group, planned);
    expect(given.status).toBe('CANCELLED');
    expect(given.sequence).toBeGreaterThan(waiting.sequence);
    expect(await inFeed(before.uid)).toEqual(given);
  });

  test('is for members of the group alone', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const other = await formedGroup(running, ['Eve', 'Fay', 'Gus']);
    const { meeting } = await plan(people.Ann!, group, '2026-03-10T18:00');
    const theirs = await plan(other.people.Eve!, other.group, '2026-03-10T18:00');
    expect(noOf(await download(new Browser(running.url), group, meeting))).toBe('401 signedOut');
    expect(noOf(await download(other.people.Eve!, group, meeting))).toBe('404 notFound');
    expect(noOf(await download(people.Ann!, group, theirs.meeting))).toBe('404 notFound');
    await running.store.removeMember(people.Ben!.me, running.clock.now());
    expect(noOf(await download(people.Ben!, group, meeting))).toBe('404 notFound');
  });
});

describe('a 1:1 in calendars', () => {
  const at = (wall: string) => ({ when: { wall, timeZone: 'UTC' } });

  test('[DT8] has an entry of its own for its members, which follows when it is moved and cancelled, and names nobody', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const { Ann, Ben, Cleo } = people;
    yesOf(await propose(Ann!, group, [Ben!.me], at('2026-03-10T09:00')));
    const proposed = read((await subscribed(await feedOf(Ann!, group))).text);
    expect(proposed).toEqual([]);
    const first = yesOf(await say(Ben!, group, 'accept')).pairs[0]!.next!;
    const planned = await oneOf(Ben!, group, first.meeting);
    expect(planned).toMatchObject({
      sequence: 0,
      status: 'CONFIRMED',
      summary: '1:1',
      class: 'PRIVATE',
      url: `${running.url}/m/${first.meeting}`,
      start: Date.UTC(2026, 2, 10, 9),
      end: Date.UTC(2026, 2, 10, 10),
    });
    const file = (await download(Ann!, group, first.meeting)).bytes.toString();
    expect(file).not.toMatch(/Ann|Ben|Harbour|canary/);
    expect(noOf(await download(Cleo!, group, first.meeting))).toBe('404 notFound');
    await running.clock.move(1);
    yesOf(await propose(Ben!, group, [Ann!.me], at('2026-03-11T09:00')));
    const moved = yesOf(await say(Ann!, group, 'accept')).pairs[0]!;
    for (const meeting of [first.meeting, moved.next!.meeting])
      expect(await oneOf(Ann!, group, meeting)).toMatchObject({
        uid: planned.uid,
        sequence: 1,
        status: 'CONFIRMED',
        start: Date.UTC(2026, 2, 11, 9),
      });
    const cancel = { answer: 'cancel', meeting: moved.next!.meeting };
    yesOf(await Ben!.post(`/api/groups/${group}/buddies/${moved.pair}`, cancel));
    expect(await oneOf(Ann!, group, first.meeting)).toMatchObject({
      uid: planned.uid,
      sequence: 2,
      status: 'CANCELLED',
    });
  });

  test('[DT9] stands in the calendars of its members, with whom it is, and in no others', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo', 'Dan']);
    const { Ann, Ben, Cleo, Dan } = people;
    await plan(Ann!, group, '2026-03-20T18:00');
    yesOf(await propose(Ann!, group, [Ben!.me, Cleo!.me], at('2026-03-10T09:00')));
    yesOf(await say(Ben!, group, 'accept'));
    yesOf(await say(Cleo!, group, 'accept'));
    const paths = await Promise.all([Ann!, Ben!, Cleo!, Dan!].map((who) => feedOf(who, group)));
    const titles = async (path: string) => read((await subscribed(path)).text).map(({ summary }) => summary);
    const meeting = 'Harbour group: Orientation';
    expect(await Promise.all(paths.map(titles))).toEqual([
      [meeting, '1:1 with Ben and Cleo'],
      [meeting, '1:1 with Ann and Cleo'],
      [meeting, '1:1 with Ann and Ben'],
      [meeting],
    ]);
    yesOf(await Ben!.post(`/api/groups/${group}/leave`, {}));
    const [, anns] = read((await subscribed(paths[0]!)).text);
    expect(anns).toMatchObject({ status: 'CANCELLED', class: 'PRIVATE', sequence: 1 });
    expect((await subscribed(paths[1]!)).status).toBe(404);
  });
});

describe('a calendar of my own', () => {
  test('[DT8] another program reads the right local times across the change of the clocks in three zones', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    yesOf(await series(people.Ann!, group));
    const entries = read((await subscribed(await feedOf(people.Cleo!, group))).text);
    const shown = (zone: string) => entries.map(({ start }) => shownIn(zone, start));
    // Berlin goes forward on 29 March, New York on 8 March, Kolkata never.
    expect(shown('Europe/Berlin')).toEqual([
      '2026-03-10 18:00',
      '2026-03-24 18:00',
      '2026-04-07 18:00',
      '2026-04-21 18:00',
    ]);
    expect(shown('America/New_York')).toEqual([
      '2026-03-10 13:00',
      '2026-03-24 13:00',
      '2026-04-07 12:00',
      '2026-04-21 12:00',
    ]);
    expect(shown('Asia/Kolkata')).toEqual([
      '2026-03-10 22:30',
      '2026-03-24 22:30',
      '2026-04-07 21:30',
      '2026-04-21 21:30',
    ]);
  });

  test('[DT8] a date of the series keeps its entry when a meeting takes its place, and when it is moved or left out', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const { next } = yesOf(await series(people.Ann!, group));
    const path = await feedOf(people.Ann!, group);
    const before = read((await subscribed(path)).text);
    yesOf(
      await people.Ann!.post(`/api/groups/${group}/series/change`, {
        version: 1,
        change: 'leaveOut',
        day: '2026-04-07',
      }),
    );
    yesOf(await people.Ann!.post(`/api/groups/${group}/cancel-next`, { next: next!.meeting }));
    const moved = await plan(people.Ann!, group, '2026-03-25T10:00');
    const after = read((await subscribed(path)).text);
    expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
    expect(after.map(({ status }) => status)).toEqual(['CANCELLED', 'CONFIRMED', 'CANCELLED', 'CONFIRMED']);
    expect(after[1]).toMatchObject({ start: moved.startsAt, url: `${running.url}/m/${moved.meeting}` });
    for (const [index, { sequence }] of after.entries()) expect(sequence).toBeGreaterThan(before[index]!.sequence);
    await running.clock.move(24 * 86_400_000);
    const last = read((await subscribed(path)).text).find(({ uid }) => uid === after[3]!.uid)!;
    expect(last.summary).toBe('Harbour group: Orientation');
    expect(last.sequence).toBeGreaterThan(after[3]!.sequence);
  });

  test('[DT9] its address opens dates and nothing else, is replaced, and ends with the membership; no log has it', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    await plan(people.Ann!, group, '2026-03-10T18:00');
    const first = await feedOf(people.Ben!, group);
    expect(await subscribed(first)).toMatchObject({ status: 200, type: 'text/calendar; charset=utf-8' });
    expect((await subscribed(first.replace('/calendar', '/CALENDAR'))).status).toBe(200);
    const second = await feedOf(people.Ben!, group);
    expect([(await subscribed(first)).status, (await subscribed(second)).status]).toEqual([404, 200]);
    const token = second.slice('/calendar/'.length, -'.ics'.length);
    const thief = new Browser(running.url);
    thief.cookie = `roundel=${token}`;
    expect(noOf(await thief.get(`/api/groups/${group}`))).toBe('401 signedOut');
    expect(yesOf(await people.Ben!.get<GroupDates>(`/api/groups/${group}/dates`)).hasFeed).toBe(true);
    yesOf(await people.Ben!.send('DELETE', `/api/groups/${group}/feed`, { json: {} }));
    expect((await subscribed(second)).status).toBe(404);
    const third = await feedOf(people.Ben!, group);
    await running.store.removeMember(people.Ben!.me, running.clock.now());
    expect((await subscribed(third)).status).toBe(404);
    const lines = JSON.stringify(running.log);
    for (const path of [first, second, third]) expect(lines).not.toContain(path.slice(10, -4));
    expect(lines).toContain('/calendar/');
    expect((await subscribed('/calendar/none.ics')).status).toBe(404);
  });

  test('[DT8] the format is called as on the pages, and a format of the group by what it is made from', () => {
    for (const id of Object.keys(templates.frames)) {
      const key = id.replace('frame.', '') as keyof typeof about;
      expect(formatName(id), id).toBe(about[key].name);
    }
    expect(formatName('__proto__')).toBe('');
  });
});
