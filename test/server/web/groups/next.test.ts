import { describe, expect, test } from 'vitest';
import type { DatePlanned, GroupDates, NextCancelled } from '../../../../shared/protocol/dates';
import type { GroupPage, Home } from '../../../../shared/protocol/groups';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { must, sitDown, TestClient } from '../../../support/clients';
import { aPlan, formedGroup } from '../../../support/formedGroup';
import { appForEach } from '../../../support/forTest';

const running = appForEach({ onDisk: true });

const asUsual = { minutes: null, template: null };
const inBerlin = (wall: string) => ({ when: { wall, timeZone: 'Europe/Berlin' }, ...asUsual });
const plan = (who: Browser, group: string, body: object) => who.post<DatePlanned>(`/api/groups/${group}/next`, body);
const pageOf = async (who: Browser, group: string) => yesOf(await who.get<GroupPage>(`/api/groups/${group}`));

/** The first member who comes holds the meeting and ends it. */
async function hold(who: Browser, meeting: string) {
  const client = new TestClient(running.url, { meeting, cookie: who.cookie });
  await sitDown(client, null);
  must(await client.command({ type: 'startMeeting' }));
  must(await client.command({ type: 'endMeeting' }));
  client.close();
}

describe('the room before its time', () => {
  test('[AT5] whoever may invite lets everybody in; until then members wait outside', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo'], { model: 'externalGroup' });
    const { meeting } = yesOf(await plan(people.Ann!, group, inBerlin('2026-04-14T18:00')));
    const open = (who: Browser, id = meeting) => who.post(`/api/groups/${group}/open-room`, { meeting: id });
    const before = (await pageOf(people.Ben!, group)).next;
    expect([before?.isOpenToMe, before?.opensAt]).toEqual([false, Date.UTC(2026, 3, 14, 15, 45)]);
    const client = new TestClient(running.url, { meeting, cookie: people.Ben!.cookie });
    await client.join();
    expect(await client.command({ type: 'knock' })).toMatchObject({ ok: false, error: 'notOpenYet' });
    expect(noOf(await open(people.Ann!, 'none'))).toBe('409 stale');
    // Whoever waits in the lobby sees it there.
    const told = client.next('meeting:rejoin');
    yesOf(await open(people.Ann!));
    expect(await told).toMatchObject({ reason: 'lobby' });
    yesOf(await open(people.Ann!));
    const after = (await pageOf(people.Ben!, group)).next;
    expect([after?.isOpenToMe, after?.opensAt]).toEqual([true, running.clock.now()]);
    must(await client.command({ type: 'knock' }));
    client.close();
    // And whoever comes later.
    const later = new TestClient(running.url, { meeting, cookie: people.Cleo!.cookie });
    expect(await later.join()).toMatchObject({ kind: 'lobby', lobbyOpenedAt: running.clock.now() });
    later.close();
  });
});

describe('a meeting that begins at once', () => {
  const MINUTE = 60_000;
  const homeOf = async (who: Browser) => yesOf(await who.get<Home>('/api/home')).groups[0];

  test('[DT15] nobody began it: it is given up a quarter of an hour after the last person left, and asks for no issue card', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const planned = yesOf(await plan(people.Ann!, group, inBerlin('2026-04-14T18:00')));
    const begin = async () => yesOf(await people.Ben!.post<{ meeting: string }>(`/api/groups/${group}/begin-now`, {}));
    const { meeting } = await begin();
    await running.clock.move(14 * MINUTE);
    const client = new TestClient(running.url, { meeting, cookie: people.Ben!.cookie });
    await sitDown(client, null);
    await running.clock.move(20 * MINUTE);
    const now = await homeOf(people.Cleo!);
    expect(now?.next).toMatchObject({ meeting, isCalled: true, here: [people.Ben!.me], lead: people.Ben!.me });
    expect(now?.waits).toEqual([]);
    expect(now?.behind, '[BM1] the real date stays in sight').toBe(planned.startsAt);
    must(await client.command({ type: 'leave' }));
    client.close();
    await expect.poll(async () => (await homeOf(people.Cleo!))?.next?.here).toEqual([]);
    await running.clock.move(14 * MINUTE);
    expect((await homeOf(people.Cleo!))?.next?.meeting).toBe(meeting);
    await running.clock.move(MINUTE);
    expect(await homeOf(people.Cleo!)).toMatchObject({
      next: { startsAt: planned.startsAt, isCalled: false },
      behind: null,
    });
    // To one that nobody ever came to, in the same way.
    await begin();
    await running.clock.move(15 * MINUTE);
    expect((await homeOf(people.Cleo!))?.next).toMatchObject({ startsAt: planned.startsAt });
    expect((await pageOf(people.Ann!, group)).past).toEqual([]);
  });

  test('[DT14] the page says what format it has and how long it takes, and whoever calls it chooses another', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const usual = async () => yesOf(await people.Ann!.get<GroupDates>(`/api/groups/${group}/dates`)).usual;
    const orientation = { format: 'frame.orientation', minutes: 150 };
    // The first meeting of the group, however it comes about.
    expect(await usual()).toEqual({ planned: orientation, now: orientation });
    const planned = yesOf(await plan(people.Ann!, group, inBerlin('2026-04-14T18:00')));
    // The orientation stays with its date, and what begins at once is a usual meeting.
    expect((await usual()).now).toEqual({ format: 'frame.group/block.slot', minutes: 150 });
    const begin = (body: object) => people.Ben!.post<{ meeting: string }>(`/api/groups/${group}/begin-now`, body);
    expect(noOf(await begin({ template: 'frame.network', minutes: 480 }))).toMatch(/^4/);
    expect((await homeOf(people.Cleo!))?.next, 'nothing gave way to it').toMatchObject({ meeting: planned.meeting });
    yesOf(await begin({ template: 'frame.buddy', minutes: 60 }));
    expect((await homeOf(people.Cleo!))?.next).toMatchObject({ isCalled: true, format: 'frame.buddy', minutes: 60 });
  });

  test('[DT15] one in which somebody waits or that has begun stays', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const { meeting } = yesOf(await people.Ben!.post<{ meeting: string }>(`/api/groups/${group}/begin-now`, {}));
    const waiting = new TestClient(running.url, { meeting, cookie: people.Cleo!.cookie });
    await waiting.join();
    await running.clock.move(60 * MINUTE);
    expect((await homeOf(people.Ann!))?.next?.meeting).toBe(meeting);
    waiting.close();
    const client = new TestClient(running.url, { meeting, cookie: people.Ben!.cookie });
    await sitDown(client, null);
    must(await client.command({ type: 'startMeeting' }));
    must(await client.command({ type: 'leave' }));
    client.close();
    await running.clock.move(60 * MINUTE);
    expect((await homeOf(people.Ann!))?.next).toMatchObject({ meeting, status: 'running' });
  });
});

describe('the next meeting of a group', () => {
  test('[IN4] the first one is planned without any before it, with the format, the minutes and the lead of the plan', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo', 'Dan']);
    const planned = yesOf(await plan(people.Cleo!, group, inBerlin('2026-04-14T18:00')));
    expect(planned).toMatchObject({ startsAt: Date.UTC(2026, 3, 14, 16), clock: null });
    const { next } = await pageOf(people.Dan!, group);
    expect(next).toMatchObject({ meeting: planned.meeting, format: 'frame.orientation', minutes: 150 });
    expect(next?.title).toBe('Harbour group');
    expect(next?.lead).toBe(people.Ann!.me);
  });

  test('[IN4] the lead goes round, the usual format follows the first, and the last meeting of the cycle closes it', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo', 'Dan']);
    const seen: unknown[] = [];
    for (const name of ['Ann', 'Ben', 'Cleo', 'Dan']) {
      // Whoever plans it makes no difference to whose turn it is.
      const { meeting } = yesOf(await plan(people.Dan!, group, { when: null, ...asUsual }));
      const { next } = await pageOf(people.Dan!, group);
      seen.push([next?.format.split('/')[0], next?.minutes, next?.lead === people[name]!.me]);
      await hold(people[name]!, meeting);
      await running.clock.move(86_400_000);
    }
    expect(seen).toEqual([
      ['frame.orientation', 150, true],
      ['frame.group', 150, true],
      ['frame.group', 150, true],
      ['frame.closing', 150, true],
    ]);
  });

  test('[IN4] a format that cannot be held in the minutes of the plan gets those that are nearest', async () => {
    const buddies = { ...aPlan, formats: { ...aPlan.formats, first: 'frame.virtual' }, minutes: 240 };
    const { group, people } = await formedGroup(running, ['Ann', 'Ben'], { plan: buddies });
    yesOf(await plan(people.Ann!, group, { when: null, ...asUsual }));
    expect((await pageOf(people.Ann!, group)).next).toMatchObject({ minutes: 180 });
  });

  test('[IN4] another date moves it, another format replaces it, the same again changes nothing, and the last plan wins', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const first = yesOf(await plan(people.Ann!, group, inBerlin('2026-04-14T18:00')));
    const moved = yesOf(await plan(people.Ben!, group, inBerlin('2026-04-15T17:00')));
    expect(moved.meeting).not.toBe(first.meeting);
    expect((await pageOf(people.Ann!, group)).next).toMatchObject(
      (({ meeting, startsAt }) => ({ meeting, startsAt }))(moved),
    );
    expect(yesOf(await plan(people.Ann!, group, inBerlin('2026-04-15T17:00')))).toEqual(moved);
    expect(yesOf(await plan(people.Ann!, group, { when: null, ...asUsual }))).toEqual(moved);
    const other = { when: null, minutes: 60, template: 'frame.network' };
    const changed = yesOf(await plan(people.Cleo!, group, other));
    expect(changed.startsAt).toBe(moved.startsAt);
    const { next, past } = await pageOf(people.Ann!, group);
    expect(next?.format.split('/')[0]).toBe('frame.network');
    expect(past).toEqual([]);
    // What cannot be held does not take the place of what is planned.
    expect(noOf(await plan(people.Cleo!, group, { ...other, minutes: 479 }))).toBe('400 badInput');
    expect((await pageOf(people.Ann!, group)).next?.meeting).toBe(changed.meeting);
  });

  test('a running meeting is neither moved nor cancelled: another date is kept for the one after it', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const { meeting, startsAt } = yesOf(await plan(people.Ann!, group, { when: null, ...asUsual }));
    const client = new TestClient(running.url, { meeting, cookie: people.Ann!.cookie });
    await sitDown(client, null);
    must(await client.command({ type: 'startMeeting' }));
    expect(yesOf(await plan(people.Ben!, group, { when: null, ...asUsual }))).toEqual({
      meeting,
      startsAt,
      clock: null,
    });
    expect(yesOf(await plan(people.Ben!, group, inBerlin('2026-04-15T17:00')))).toEqual({
      meeting,
      startsAt: Date.UTC(2026, 3, 15, 15),
      clock: null,
    });
    expect((await pageOf(people.Ben!, group)).next).toMatchObject({ meeting, startsAt, status: 'running' });
    const cancel = (next: string) => people.Ben!.post<NextCancelled>(`/api/groups/${group}/cancel-next`, { next });
    expect(noOf(await cancel(meeting))).toBe('409 notNow');
    expect(noOf(await cancel('another'))).toBe('409 stale');
    client.close();
  });

  test('[IN4] every member cancels it, whoever planned it', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const { meeting } = yesOf(await plan(people.Ann!, group, inBerlin('2026-04-15T17:00')));
    const reply = await people.Ben!.post<NextCancelled>(`/api/groups/${group}/cancel-next`, { next: meeting });
    expect(yesOf(reply)).toEqual({ next: null });
    expect((await pageOf(people.Ann!, group)).next).toBeNull();
  });

  test('an hour that does not exist is resolved and said; a date, a zone or a hour that is none is refused', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const { startsAt, clock } = yesOf(await plan(people.Ann!, group, inBerlin('2026-03-29T02:30')));
    expect([startsAt, clock]).toEqual([Date.UTC(2026, 2, 29, 1, 30), 'missing']);
    const when = (wall: string, timeZone = 'Europe/Berlin') => ({ when: { wall, timeZone }, ...asUsual });
    for (const wrong of [when('2026-02-30T10:00'), when('2026-04-14T18:00', 'Mars/Base'), when('2027-12-01T10:00')])
      expect(noOf(await plan(people.Ann!, group, wrong))).toBe('400 badInput');
    expect((await pageOf(people.Ann!, group)).next?.startsAt).toBe(startsAt);
  });

  test('strangers, other groups, guests of a link, speakers and people who were removed plan nothing', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const other = await formedGroup(running, ['Eve']);
    const { meeting } = yesOf(await plan(people.Ann!, group, inBerlin('2026-04-14T18:00')));
    const asks = [
      (who: Browser) => plan(who, group, inBerlin('2026-04-15T18:00')),
      (who: Browser) => who.post(`/api/groups/${group}/cancel-next`, { next: meeting }),
    ];
    const { invite } = yesOf(await people.Ann!.order(meeting, { make: 'group' }));
    const guest = new Browser(running.url);
    yesOf(await guest.use(invite ?? '', 'Gus'));
    const link = yesOf(await people.Ann!.order(meeting, { make: 'personal', role: 'speaker' })).invite;
    const speaker = new Browser(running.url);
    yesOf(await speaker.use(link ?? '', 'Sam'));
    const members = await running.store.membersOf(group);
    await running.store.letIn([members.find(({ name }) => name === 'Sam')!.id], running.clock.now());
    await running.store.removeMember(people.Ben!.me, running.clock.now());
    for (const ask of asks) {
      expect(noOf(await ask(new Browser(running.url)))).toBe('401 signedOut');
      expect(noOf(await ask(other.people.Eve!))).toBe('404 notFound');
      expect(noOf(await ask(guest))).toBe('403 notAdmitted');
      expect(noOf(await ask(speaker))).toBe('403 notAllowed');
      expect(noOf(await ask(people.Ben!))).toBe('404 notFound');
    }
    expect((await pageOf(people.Cleo!, group)).next?.meeting).toBe(meeting);
  });
});
