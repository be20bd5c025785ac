import { describe, expect, test } from 'vitest';
import type { ComingDate, DatePlanned, GroupDates, NextCancelled, Poll } from '../../../../shared/protocol/dates';
import type { GroupPage } from '../../../../shared/protocol/groups';
import type { MeetingPlanned } from '../../../../shared/protocol/http';
import { type Browser, noOf, yesOf } from '../../../support/browser';
import { booked, buddiesOf, propose, satDown, say, soon } from '../../../support/buddies';
import { endMeeting, must, sitDown, TestClient } from '../../../support/clients';
import { aPlan, formedGroup } from '../../../support/formedGroup';
import { appForEach } from '../../../support/forTest';

// The clock of the tests begins on Monday 2 March 2026, 9:00 UTC.
const running = appForEach({ onDisk: true });
const DAY = 86_400_000;

const plan = (who: Browser, group: string, wall: string) =>
  who.post<DatePlanned>(`/api/groups/${group}/next`, {
    when: { wall, timeZone: 'Europe/Berlin' },
    minutes: null,
    template: null,
  });
const beginNow = async (who: Browser, group: string) =>
  yesOf(await who.post<MeetingPlanned>(`/api/groups/${group}/begin-now`, {})).meeting;
const nextDate = async (who: Browser, group: string) =>
  yesOf(await who.get<ComingDate>(`/api/groups/${group}/next-date`));
const nextOf = async (who: Browser, group: string) => yesOf(await who.get<GroupPage>(`/api/groups/${group}`)).next;
const away = (who: Browser, group: string, meeting: string, comes = false) =>
  who.post(`/api/groups/${group}/absence`, comes ? { meeting, comes } : { meeting, comes, reason: 'a wedding' });
const later = (group: string) => running.store.dates.later(group);

/** In turn, as a planned one. */
const planNow = async (who: Browser, group: string): Promise<string> => {
  const now = { when: null, minutes: null, template: null };
  return yesOf(await who.post<MeetingPlanned>(`/api/groups/${group}/next`, now)).meeting;
};
async function begin(who: Browser, meeting: string): Promise<TestClient> {
  const client = new TestClient(running.url, { meeting, cookie: who.cookie });
  await sitDown(client, null);
  must(await client.command({ type: 'startMeeting' }));
  return client;
}
function end(client: TestClient): Promise<void> {
  return client.command({ type: 'endMeeting' }).then((answer) => {
    must(answer);
    client.close();
  });
}

describe('the next date while a meeting runs', () => {
  test('[DT13] whoever plans sets it in the meeting, all see it with who leads and presents, and it is planned after the end', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo'], {
      plan: {
        ...aPlan,
        minutes: 60,
        formats: { first: 'frame.mastermind', usual: 'frame.mastermind', last: 'frame.mastermind' },
      },
    });
    const client = await begin(people.Ann!, await planNow(people.Ann!, group));
    // The group meets every four weeks; nobody has planned anything.
    const before = await nextDate(people.Ben!, group);
    expect(before).toMatchObject({ next: null, mayPlan: true, proposed: Date.UTC(2026, 2, 30, 8) });
    yesOf(await plan(people.Ben!, group, '2026-03-30T17:00'));
    const startsAt = Date.UTC(2026, 2, 30, 15);
    const { next, proposed } = await nextDate(people.Cleo!, group);
    expect(next?.presents).toEqual([people.Ann!.me]);
    expect([next?.startsAt, next?.isPlanned, next?.lead, proposed]).toEqual([startsAt, false, people.Ben!.me, null]);
    // The last plan wins.
    yesOf(await plan(people.Cleo!, group, '2026-03-31T17:00'));
    const moved = (await nextDate(people.Ann!, group)).next;
    expect([moved?.startsAt, moved?.date]).toEqual([startsAt + DAY, next?.date]);
    expect(await running.store.meetingsOf(group)).toHaveLength(1);
    await end(client);
    expect(await nextOf(people.Ann!, group)).toMatchObject({ startsAt: startsAt + DAY, lead: people.Ben!.me });
    expect((await nextDate(people.Ann!, group)).next).toMatchObject({ isPlanned: true, startsAt: startsAt + DAY });
    expect(await later(group)).toEqual([]);
  });

  test('[DT13] what was said of it stays with its meeting: whoever cannot come is stepped over, and a move forgets it', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const client = await begin(people.Ann!, await planNow(people.Ann!, group));
    yesOf(await plan(people.Ann!, group, '2026-03-30T17:00'));
    const date = (await nextDate(people.Ben!, group)).next!.date;
    yesOf(await away(people.Ben!, group, date));
    const seen = (await nextDate(people.Cleo!, group)).next;
    expect([seen?.absent, seen?.lead]).toEqual([[people.Ben!.me], people.Cleo!.me]);
    yesOf(await away(people.Ben!, group, date, true));
    expect((await nextDate(people.Cleo!, group)).next?.absent).toEqual([]);
    yesOf(await away(people.Ben!, group, date));
    yesOf(await plan(people.Ann!, group, '2026-03-31T17:00'));
    expect((await nextDate(people.Cleo!, group)).next?.absent).toEqual([]);
    yesOf(await away(people.Ben!, group, date));
    await end(client);
    const planned = await nextOf(people.Cleo!, group);
    expect(planned?.lead).toBe(people.Cleo!.me);
    const { next } = yesOf(await people.Cleo!.get<GroupDates>(`/api/groups/${group}/dates`));
    expect(next?.absent).toEqual([
      { member: people.Ben!.me, reason: planned?.lead === people.Cleo!.me ? 'a wedding' : null },
    ]);
    expect(noOf(await away(people.Ben!, group, date))).toBe('409 stale');
  });

  test('[DT13] the next date of the series stands there by itself, and people say that they cannot come', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const series = { version: 0, timeZone: 'Europe/Berlin', first: '2026-03-10T18:00', until: null };
    const rhythm = { every: 'weeks', weeks: 4 };
    yesOf(await people.Ann!.send('PUT', `/api/groups/${group}/series`, { json: { ...series, rhythm } }));
    await running.clock.move(8 * DAY);
    const client = await begin(people.Ann!, (await nextOf(people.Ann!, group))!.meeting);
    const { next } = await nextDate(people.Ben!, group);
    expect(next).toMatchObject({ startsAt: Date.UTC(2026, 3, 7, 16), lead: people.Ben!.me });
    yesOf(await away(people.Ben!, group, next!.date));
    await end(client);
    expect(await nextOf(people.Ben!, group)).toMatchObject({ startsAt: next!.startsAt, lead: people.Cleo!.me });
    expect(yesOf(await people.Ben!.get<GroupDates>(`/api/groups/${group}/dates`)).next?.absent).toHaveLength(1);
  });

  test('[DT13] a poll that ends in the meeting fixes it; it can be given up; a date that has gone is refused', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const client = await begin(people.Ann!, await beginNow(people.Ann!, group));
    const times = [{ wall: '2026-04-01T18:00' }, { wall: '2026-04-02T18:00' }];
    const poll = yesOf(
      await people.Ben!.post<Poll>(`/api/groups/${group}/polls`, { timeZone: 'Europe/Berlin', times }),
    );
    expect((await nextDate(people.Cleo!, group)).polls).toMatchObject([{ poll: poll.poll, iAnswered: false }]);
    const { time, at } = poll.times[0]!;
    const fix = { change: 'fix', time, at };
    yesOf(await people.Ben!.post(`/api/groups/${group}/polls/${poll.poll}/change`, fix));
    const { next, polls } = await nextDate(people.Cleo!, group);
    expect([next?.startsAt, polls]).toEqual([at, []]);
    yesOf(await people.Ben!.post<NextCancelled>(`/api/groups/${group}/cancel-next`, { next: next!.date }));
    expect((await nextDate(people.Cleo!, group)).next).toBeNull();
    expect(noOf(await plan(people.Ann!, group, '2026-03-01T18:00'))).toBe('400 badInput');
    await end(client);
    expect(await nextOf(people.Ann!, group)).toBeNull();
  });
});

describe('a 1:1', () => {
  test('[BU1] what they agree on while they talk is planned when the talk is over', async () => {
    const formed = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const { group, people } = formed;
    const { Ann, Ben } = people;
    const { pair, meeting } = await booked(formed);
    await running.clock.move(15 * 60_000);
    const talk = await satDown(running, formed, meeting, pair);
    must(await talk.people.Ann!.command({ type: 'startMeeting' }));
    yesOf(await propose(Ann!, group, [Ben!.me], { when: { ...soon, wall: '2026-03-04T12:00' } }));
    const [agreed] = yesOf(await say(Ben!, group, 'accept')).pairs;
    expect(agreed).toMatchObject({ proposed: null, next: { meeting, status: 'running' } });
    await endMeeting(talk);
    talk.close();
    const [next] = await buddiesOf(Ben!, group);
    expect(next?.next).toMatchObject({ startsAt: Date.UTC(2026, 2, 4, 12), status: 'lobby', format: 'frame.buddy' });
  });
});

describe('a meeting that begins now', () => {
  test('[DT14] the planned one stays for its date with its format and absences, and its calendar entry is not cancelled', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const planned = yesOf(await plan(people.Ann!, group, '2026-03-10T18:00')).meeting;
    yesOf(await away(people.Cleo!, group, planned));
    const feed = yesOf(await people.Cleo!.post<{ path: string }>(`/api/groups/${group}/feed`, {})).path;
    const calendar = async () => (await people.Cleo!.get(feed)).bytes.toString().replaceAll('\r\n ', '');
    const before = await calendar();
    const now = await beginNow(people.Ben!, group);
    expect(now).not.toBe(planned);
    expect(await beginNow(people.Cleo!, group)).toBe(now);
    expect(await nextOf(people.Ben!, group)).toMatchObject({ meeting: now, startsAt: running.clock.now() });
    const startsAt = Date.UTC(2026, 2, 10, 17);
    expect((await nextDate(people.Ben!, group)).next).toMatchObject({ startsAt, absent: [people.Cleo!.me] });
    const uidOf = (text: string) => /UID:(.*)/.exec(text)?.[1];
    const entry = (await calendar()).split('BEGIN:VEVENT').find((one) => uidOf(one) === uidOf(before));
    expect(entry).toContain('20260310T170000Z');
    expect(entry).not.toContain('CANCELLED');
    await end(await begin(people.Ben!, now));
    const again = await nextOf(people.Ben!, group);
    expect(again).toMatchObject({ startsAt, format: 'frame.orientation', status: 'lobby' });
    expect(yesOf(await people.Ben!.get<GroupDates>(`/api/groups/${group}/dates`)).next?.absent).toHaveLength(1);
    const days = (await calendar()).split('BEGIN:VEVENT').filter((one) => uidOf(one) === uidOf(before));
    expect(days).toHaveLength(1);
  });

  test('[DT14] nobody comes to it: the planned one has its room when that opens', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    yesOf(await plan(people.Ann!, group, '2026-03-02T18:00'));
    await running.clock.move(7 * 3_600_000 + 34 * 60_000);
    const now = await beginNow(people.Ben!, group);
    await running.clock.move(10 * 60_000);
    expect((await nextOf(people.Ben!, group))?.meeting).toBe(now);
    await running.clock.move(60_000);
    expect(await nextOf(people.Ben!, group)).toMatchObject({ startsAt: Date.UTC(2026, 2, 2, 17), status: 'lobby' });
  });

  test('[DT14] a server that was killed before the planned meeting gave way goes on with it', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const { meeting, startsAt } = yesOf(await plan(people.Ann!, group, '2026-03-10T18:00'));
    const usual = { sequence: 1, series: null, minutes: null, template: null, isFurther: false, by: people.Ann!.me };
    await running.store.dates.saveLater({ ...usual, group, occasion: 'same', startsAt, gaveWay: meeting });
    expect((await nextDate(people.Ben!, group)).next?.date).toBe(meeting);
    await running.clock.move(8 * DAY);
    await end(await begin(people.Ann!, meeting));
    expect(await nextOf(people.Ben!, group)).toBeNull();
  });

  test('[DT14] a room that is open already is that meeting, and an archived group has none', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const planned = yesOf(await plan(people.Ann!, group, '2026-03-02T10:10')).meeting;
    expect(await beginNow(people.Ben!, group)).toBe(planned);
    const client = await begin(people.Ann!, planned);
    expect(await beginNow(people.Ben!, group)).toBe(planned);
    await end(client);
    yesOf(await people.Ann!.post(`/api/groups/${group}/archive`, { change: 'archive' }));
    expect(noOf(await people.Ann!.post(`/api/groups/${group}/begin-now`, {}))).toBe('409 archived');
  });
});
