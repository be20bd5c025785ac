import { describe, expect, test } from 'vitest';
import { most } from '../../../../shared/meeting/limits';
import type { DatePlanned, GroupDates, Poll, PollTime } from '../../../../shared/protocol/dates';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { formedGroup } from '../../../support/formedGroup';
import { appForEach } from '../../../support/forTest';

const running = appForEach({ onDisk: true });

const walls = ['2026-03-10T18:00', '2026-03-11T17:00', '2026-03-12T18:00'];
const ask = (who: Browser, group: string, times: readonly string[] = walls, moves: string | null = null) =>
  who.post<Poll>(`/api/groups/${group}/polls`, {
    timeZone: 'Europe/Berlin',
    times: times.map((wall) => ({ wall })),
    moves,
  });
const fixOf = ({ time, at }: PollTime) => ({ change: 'fix', time, at });
const plan = async (who: Browser, group: string, wall: string) => {
  const when = { wall, timeZone: 'Europe/Berlin' };
  return yesOf(await who.post<DatePlanned>(`/api/groups/${group}/next`, { when, minutes: null, template: null }));
};
const at = ({ group, poll }: Pick<Poll, 'group' | 'poll'>, rest = '') => `/api/groups/${group}/polls/${poll}${rest}`;
const answer = (who: Browser, poll: Poll, time: PollTime, what: string | null, timeZone = 'Europe/Berlin') =>
  who.post<Poll>(at(poll, '/answer'), { time: time.time, at: time.at, answer: what, timeZone });
const change = (who: Browser, poll: Poll, body: object) => who.post<Poll>(at(poll, '/change'), body);
const read = async (who: Browser, poll: Poll) => yesOf(await who.get<Poll>(at(poll)));
const datesOf = async (who: Browser, group: string) => yesOf(await who.get<GroupDates>(`/api/groups/${group}/dates`));

async function asked() {
  const here = await formedGroup(running, ['Ann', 'Ben', 'Cleo', 'Dan']);
  const poll = yesOf(await ask(here.people.Ben!, here.group));
  const [first, second, third] = poll.times as [PollTime, PollTime, PollTime];
  return { ...here, poll, first, second, third };
}

describe('finding a date together', () => {
  test('[DT6] every member asks and answers, each answer is saved as it is given, and whoever may plan fixes the date', async () => {
    const { group, people, poll, first, second } = await asked();
    expect(poll.times.map((time) => time.at)).toEqual([
      Date.UTC(2026, 2, 10, 17),
      Date.UTC(2026, 2, 11, 16),
      Date.UTC(2026, 2, 12, 17),
    ]);
    yesOf(await answer(people.Ann!, poll, first, 'yes'));
    yesOf(await answer(people.Ann!, poll, first, 'ifNeedBe', 'Asia/Kolkata'));
    yesOf(await answer(people.Cleo!, poll, first, 'no'));
    const now = yesOf(await answer(people.Cleo!, poll, second, 'yes', 'America/New_York'));
    expect(now.best).toEqual([second.time]);
    expect(now.times[0]?.answers).toEqual({ [people.Ann!.me]: 'ifNeedBe', [people.Cleo!.me]: 'no' });
    expect(now.zones).toEqual({
      [people.Ann!.me]: 'Asia/Kolkata',
      [people.Ben!.me]: 'Europe/Berlin',
      [people.Cleo!.me]: 'America/New_York',
    });
    yesOf(await answer(people.Cleo!, poll, first, null));
    expect((await read(people.Dan!, poll)).times[0]?.answers).toEqual({ [people.Ann!.me]: 'ifNeedBe' });
    expect((await datesOf(people.Dan!, group)).polls).toEqual([
      { poll: poll.poll, askedBy: people.Ben!.me, status: 'open', times: 3, answered: 2, iAnswered: false },
    ]);

    // Whoever said no to the time that is fixed need not say once more that they cannot come.
    yesOf(await answer(people.Ben!, poll, second, 'no'));
    const fixed = yesOf(await change(people.Dan!, poll, { change: 'fix', time: second.time, at: second.at }));
    const { next, polls } = await datesOf(people.Ann!, group);
    expect(next).toMatchObject({ meeting: fixed.fixed?.meeting, startsAt: second.at, coming: 3 });
    expect(next?.absent.map(({ member }) => member)).toEqual([people.Ben!.me]);
    expect([fixed.status, polls]).toEqual(['fixed', []]);
    expect(noOf(await answer(people.Ann!, poll, first, 'yes'))).toBe('409 notNow');
    expect(noOf(await change(people.Ann!, poll, { change: 'fix', time: first.time, at: first.at }))).toBe('409 notNow');
  });

  test('[DT4] [DT6] a time says when those who did not say no to it are fewer than the format of its meeting needs', async () => {
    const { group, people, poll, first, second } = await asked();
    const tooFew = async () => (await read(people.Ann!, poll)).times.map((time) => time.tooFew);
    // The first meeting of this group is the orientation, for four people or more.
    expect(await tooFew()).toEqual([null, null, null]);
    yesOf(await answer(people.Cleo!, poll, first, 'no'));
    yesOf(await answer(people.Dan!, poll, second, 'ifNeedBe'));
    expect(await tooFew()).toEqual([{ coming: 3, least: 4 }, null, null]);
    yesOf(await people.Ann!.post(`/api/groups/${group}/invited`, { people: [{ name: 'Eve', email: null }] }));
    expect(await tooFew(), 'Eve may still come').toEqual([null, null, null]);
    yesOf(await answer(people.Dan!, poll, first, 'no'));
    expect(await tooFew()).toEqual([{ coming: 3, least: 4 }, null, null]);
    yesOf(await change(people.Ann!, poll, fixOf(first)));
    expect((await datesOf(people.Ann!, group)).next).toMatchObject({ coming: 2, least: 4 });
    expect(await tooFew(), 'it is fixed').toEqual([null, null, null]);
  });

  test('[DT6] a date that is fixed comes beside the planned one, and becomes the next meeting when that is over', async () => {
    const { group, people, poll, third } = await asked();
    const planned = await plan(people.Ann!, group, '2026-03-09T10:00');
    expect(await read(people.Ann!, poll)).toMatchObject({ moves: null, planned: { startsAt: planned.startsAt } });
    const fixed = yesOf(await change(people.Ann!, poll, fixOf(third)));
    const { next, later } = await datesOf(people.Cleo!, group);
    expect([next?.meeting, next?.startsAt]).toEqual([planned.meeting, planned.startsAt]);
    expect(later).toEqual([{ date: fixed.fixed?.meeting, startsAt: third.at }]);
    await running.clock.move(10 * 86_400_000);
    const after = await datesOf(people.Cleo!, group);
    expect([after.next?.startsAt, after.later]).toEqual([third.at, []]);
  });

  test('[DT6] a date before the planned one comes first, and the planned one stays with who cannot come to it', async () => {
    const { group, people, poll, first } = await asked();
    const planned = await plan(people.Ann!, group, '2026-03-20T10:00');
    yesOf(
      await people.Ben!.post(`/api/groups/${group}/absence`, { meeting: planned.meeting, comes: false, reason: '' }),
    );
    yesOf(await change(people.Ann!, poll, fixOf(first)));
    const { next, later } = await datesOf(people.Cleo!, group);
    expect([next?.startsAt, next?.absent]).toEqual([first.at, []]);
    expect(later.map(({ startsAt }) => startsAt)).toEqual([planned.startsAt]);
    await running.clock.move(9 * 86_400_000);
    const after = (await datesOf(people.Cleo!, group)).next;
    expect([after?.startsAt, after?.absent.map(({ member }) => member)]).toEqual([planned.startsAt, [people.Ben!.me]]);
  });

  test('[DT6] three dates found one after the other all stand, a fixed one that stands already is not doubled, and one is cancelled', async () => {
    const { group, people, poll, first, second, third } = await asked();
    const more = yesOf(await ask(people.Ben!, group));
    const again = yesOf(await ask(people.Ben!, group));
    yesOf(await change(people.Ann!, poll, fixOf(second)));
    yesOf(await change(people.Ann!, more, fixOf(more.times[2]!)));
    yesOf(await change(people.Ann!, again, fixOf(again.times[0]!)));
    const same = yesOf(await ask(people.Ben!, group));
    yesOf(await change(people.Ann!, same, fixOf(same.times[2]!)));
    const { next, later } = await datesOf(people.Cleo!, group);
    expect([next?.startsAt, ...later.map(({ startsAt }) => startsAt)]).toEqual([first.at, second.at, third.at]);
    // A date that is no meeting yet has a file for calendars too, and nobody else's group has it.
    const file = (of: string) => people.Cleo!.get(`/api/groups/${of}/calendar/${later[0]?.date}.ics`);
    expect((await file(group)).bytes.toString()).toContain(`UID:${later[0]?.date}`);
    const elsewhere = yesOf(await people.Cleo!.start());
    expect(noOf(await file(elsewhere.group))).toBe('404 notFound');
    yesOf(await people.Ann!.post(`/api/groups/${group}/cancel-next`, { next: later[0]?.date }));
    expect((await datesOf(people.Cleo!, group)).later.map(({ startsAt }) => startsAt)).toEqual([third.at]);
  });

  test('[DT6] a poll that finds another time for the planned date moves it, and says so; afterwards it finds a further one', async () => {
    const { group, people, poll, third } = await asked();
    const planned = await plan(people.Ann!, group, '2026-03-09T10:00');
    const moving = yesOf(await ask(people.Ben!, group, walls, planned.meeting));
    expect(moving.moves).toEqual({ startsAt: planned.startsAt });
    expect(noOf(await ask(people.Ben!, group, walls, 'another'))).toBe('409 stale');
    const late = yesOf(await ask(people.Ben!, group, walls, planned.meeting));
    yesOf(await change(people.Ann!, moving, fixOf(moving.times[1]!)));
    const moved = await datesOf(people.Ann!, group);
    expect([moved.next?.startsAt, moved.later]).toEqual([moving.times[1]!.at, []]);
    // It was moved meanwhile: the other poll still speaks of the same date.
    expect((await read(people.Ann!, late)).moves).toEqual({ startsAt: moving.times[1]!.at });
    // The poll that found it says when it stands now, moved again and cancelled.
    const stands = async () => (await read(people.Ann!, moving)).fixed?.standsAt;
    expect(await stands()).toBe(moving.times[1]!.at);
    const again = await plan(people.Ann!, group, '2026-03-09T12:00');
    expect(await stands()).toBe(again.startsAt);
    yesOf(await people.Ann!.post(`/api/groups/${group}/cancel-next`, { next: again.meeting }));
    expect(await stands()).toBeNull();
    const other = await plan(people.Ann!, group, '2026-03-09T11:00');
    expect((await read(people.Ann!, late)).moves).toBeNull();
    yesOf(await change(people.Ann!, late, fixOf(late.times[2]!)));
    expect((await datesOf(people.Ann!, group)).next?.startsAt).toBe(other.startsAt);
    expect(poll.times[2]?.at).toBe(third.at);
  });

  test('[DT6] a date that is moved onto the time of another one is refused with the reason, and both stay', async () => {
    const { group, people, poll, first, third } = await asked();
    const planned = await plan(people.Ann!, group, '2026-03-09T10:00');
    yesOf(await change(people.Ann!, poll, fixOf(third)));
    const taken = { ok: false, error: 'notNow', detail: { why: 'taken' } };
    // The planned one onto a later one, by a poll and by hand.
    const moving = yesOf(await ask(people.Ben!, group, walls, planned.meeting));
    expect((await change(people.Ann!, moving, fixOf(moving.times[2]!))).answer).toEqual(taken);
    const when = { wall: walls[2], timeZone: 'Europe/Berlin' };
    const byHand = await people.Ann!.post(`/api/groups/${group}/next`, { when, minutes: null, template: null });
    expect(byHand.answer).toEqual(taken);
    const { next, later, polls } = await datesOf(people.Cleo!, group);
    expect([next?.meeting, later.map(({ startsAt }) => startsAt), polls.length]).toEqual([
      planned.meeting,
      [third.at],
      1,
    ]);
    // A later one onto the planned one: the meeting that was to be moved gave way to one that came before it.
    const sooner = yesOf(await ask(people.Ben!, group, ['2026-03-07T10:00', walls[0]!]));
    yesOf(await change(people.Ann!, sooner, fixOf(sooner.times[0]!)));
    const onto = { change: 'add', timeZone: 'Europe/Berlin', wall: '2026-03-07T10:00' };
    const added = yesOf(await change(people.Ann!, moving, onto));
    expect((await change(people.Ann!, moving, fixOf(added.times[0]!))).answer).toEqual(taken);
    yesOf(await change(people.Ann!, moving, fixOf(moving.times[0]!)));
    const after = await datesOf(people.Cleo!, group);
    expect([after.next?.startsAt, ...after.later.map(({ startsAt }) => startsAt)]).toEqual([
      sooner.times[0]!.at,
      first.at,
      third.at,
    ]);
  });

  test('[DT4] [DT6] [DT8] a date behind the next meeting is moved by whoever may plan: everybody is asked again, its entry moves, and the earliest is next', async () => {
    const { group, people, poll, first, second, third } = await asked();
    const [ann, ben] = [people.Ann!, people.Ben!];
    const planned = await plan(ann, group, '2026-03-09T10:00');
    yesOf(await change(ann, poll, fixOf(second)));
    const more = yesOf(await ask(ben, group));
    yesOf(await change(ann, more, fixOf(more.times[2]!)));
    const before = (await datesOf(ann, group)).later[0]!;
    await running.store.dates.saveAbsence({ meeting: before.date, member: ben.me, reason: '' });
    const move = (who: Browser, wall: string, date = before.date) =>
      who.post<DatePlanned>(`/api/groups/${group}/move-later`, { date, when: { wall, timeZone: 'Europe/Berlin' } });
    const kept = async () =>
      (await running.store.dates.later(group)).map(({ occasion, startsAt, sequence }) => [
        occasion,
        startsAt,
        sequence,
      ]);
    const others = (await kept()).slice(1);
    expect(yesOf(await move(ben, '2026-03-11T17:00'))).toMatchObject({ meeting: before.date, startsAt: second.at });
    expect(await kept()).toEqual([[before.date, second.at, 0], ...others]);
    expect(yesOf(await move(ben, '2026-03-10T18:00')).startsAt).toBe(first.at);
    expect(await kept()).toEqual([[before.date, first.at, 1], ...others]);
    expect(await running.store.dates.absences(before.date)).toEqual([]);
    expect((await move(ann, walls[2]!)).answer).toEqual({ ok: false, error: 'notNow', detail: { why: 'taken' } });
    expect(noOf(await move(ann, '2026-01-01T10:00'))).toBe('400 badInput');
    expect(noOf(await move(ann, walls[1]!, 'another'))).toBe('409 stale');
    expect(await kept()).toEqual([[before.date, first.at, 1], ...others]);
    // Before the planned meeting it is the next one, and that stands behind it.
    const moved = yesOf(await move(ann, '2026-03-08T10:00'));
    const { next, later } = await datesOf(ann, group);
    expect([next?.meeting, next?.startsAt]).toEqual([moved.meeting, moved.startsAt]);
    expect(later.map(({ startsAt }) => startsAt)).toEqual([planned.startsAt, third.at]);
    expect(
      (await running.store.dates.meetingDates(group)).find(({ meeting }) => meeting === moved.meeting),
    ).toMatchObject({ occasion: before.date, sequence: 3 });
  });

  test('[DT6] a group has so many dates behind its next meeting, and the answer says how many', async () => {
    const { group, people, poll, first, second, third } = await asked();
    await plan(people.Ann!, group, '2026-03-09T10:00');
    for (let day = 0; day < most.laterDates - 1; day += 1)
      await running.store.dates.saveLater({
        ...{ group, occasion: `later-${day}`, sequence: 0, series: null, startsAt: third.at + (day + 1) * 86_400_000 },
        ...{ minutes: null, template: null, by: people.Ann!.me, gaveWay: null, isFurther: true },
      });
    yesOf(await change(people.Ann!, poll, fixOf(first)));
    const more = yesOf(await ask(people.Ben!, group));
    expect((await change(people.Ann!, more, fixOf(more.times[1]!))).answer).toEqual({
      ...{ ok: false, error: 'tooMany' },
      detail: { why: 'dates', largest: most.laterDates },
    });
    yesOf(await people.Ann!.post(`/api/groups/${group}/cancel-next`, { next: 'later-0' }));
    yesOf(await change(people.Ann!, more, fixOf(more.times[1]!)));
    expect((await datesOf(people.Ann!, group)).later.map(({ startsAt }) => startsAt)).toContain(second.at);
  });

  test('[DT6] a date behind the dates of the series does not take their place', async () => {
    const { group, people, poll, third } = await asked();
    const series = { version: 0, timeZone: 'Europe/Berlin', first: '2026-03-03T18:00', until: null };
    yesOf(
      await people.Ann!.send('PUT', `/api/groups/${group}/series`, {
        json: { ...series, rhythm: { every: 'weeks', weeks: 1 } },
      }),
    );
    yesOf(await change(people.Ann!, poll, fixOf(third)));
    await running.clock.move(2 * 86_400_000);
    const { next, later } = await datesOf(people.Cleo!, group);
    expect([next?.startsAt, later.map(({ startsAt }) => startsAt)]).toEqual([Date.UTC(2026, 2, 10, 17), [third.at]]);
    await running.clock.move(7 * 86_400_000);
    expect((await datesOf(people.Cleo!, group)).next?.startsAt).toBe(third.at);
  });

  test('[DT7] a time that is moved while somebody answers: the answer is refused, what changed is shown, the other answers stay', async () => {
    const { people, poll, first, second } = await asked();
    yesOf(await answer(people.Ann!, poll, first, 'yes'));
    yesOf(await answer(people.Ann!, poll, second, 'no'));
    const move = { change: 'move', time: first.time, timeZone: 'Europe/Berlin', wall: '2026-03-13T09:00' };
    const [moved] = await Promise.all([change(people.Ben!, poll, move)]);
    yesOf(moved);
    expect(noOf(await answer(people.Cleo!, poll, first, 'yes'))).toBe('409 stale');
    const seen = await read(people.Ann!, poll);
    // It stands where it belongs now, with my answer to the time before.
    expect(seen.times.map(({ time }) => time).at(-1)).toBe(first.time);
    expect(seen.times.at(-1)).toMatchObject({
      at: Date.UTC(2026, 2, 13, 8),
      movedFrom: first.at,
      answers: {},
      myFormer: 'yes',
    });
    expect(seen.times[0]?.answers).toEqual({ [people.Ann!.me]: 'no' });
    expect((await read(people.Cleo!, poll)).times.at(-1)?.myFormer).toBeNull();
  });

  test('[DT7] whoever asked, and whoever may plan, moves, removes, closes and withdraws; every member proposes another time', async () => {
    const { group, people, poll, first, second } = await asked();
    const add = { change: 'add', timeZone: 'America/New_York', wall: '2026-03-10T09:00' };
    const added = yesOf(await change(people.Dan!, poll, add));
    expect(added.times.map((time) => time.at)).toContain(Date.UTC(2026, 2, 10, 13));
    yesOf(await change(people.Ben!, poll, { change: 'remove', time: first.time }));
    yesOf(await change(people.Ben!, poll, { change: 'close' }));
    expect(noOf(await answer(people.Ann!, poll, second, 'yes'))).toBe('409 notNow');
    expect(noOf(await change(people.Dan!, poll, { ...add, wall: '2026-03-10T10:00' }))).toBe('409 notNow');
    yesOf(await change(people.Ben!, poll, { change: 'reopen' }));
    yesOf(await answer(people.Ann!, poll, second, 'yes'));
    expect((await change(people.Ben!, poll, { change: 'withdraw' })).answer).toEqual({ ok: true, value: null });
    expect(noOf(await people.Ann!.get(at(poll)))).toBe('404 notFound');
    expect((await datesOf(people.Ann!, group)).polls).toEqual([]);
  });

  test('two of the same, a time that is over, one time only and thirteen of them are refused', async () => {
    const { people, group, poll, second, third } = await asked();
    for (const wrong of [
      [walls[0]!, walls[0]!],
      ['2026-03-01T18:00', walls[0]!],
      ['2027-12-01T18:00', walls[0]!],
      walls.slice(0, 1),
      Array.from({ length: 13 }, (_, hour) => `2026-03-10T${String(hour + 8).padStart(2, '0')}:00`),
    ])
      expect(noOf(await ask(people.Ann!, group, wrong))).toBe('400 badInput');
    yesOf(await change(people.Ben!, poll, { change: 'remove', time: second.time }));
    expect(noOf(await change(people.Ben!, poll, { change: 'remove', time: third.time }))).toBe('409 tooFew');
    const add = (hour: number) =>
      change(people.Ann!, poll, { change: 'add', timeZone: 'UTC', wall: `2026-03-20T${hour}:00` });
    for (let hour = 10; hour < 20; hour += 1) yesOf(await add(hour));
    expect(noOf(await add(21))).toBe('409 tooMany');
    for (let more = 0; more < 4; more += 1) yesOf(await ask(people.Cleo!, group));
    expect(noOf(await ask(people.Cleo!, group))).toBe('409 tooMany');
  });

  test('a time that has passed is not fixed', async () => {
    const { people, poll, first } = await asked();
    await running.clock.move(9 * 86_400_000);
    expect(noOf(await change(people.Ann!, poll, { change: 'fix', time: first.time, at: first.at }))).toBe('409 notNow');
  });

  test('strangers, other groups, people who only typed a name and people who were removed neither read nor answer', async () => {
    const { group, people, poll, first } = await asked();
    const other = await formedGroup(running, ['Eve']);
    const theirs = yesOf(await ask(other.people.Eve!, other.group));
    const when = { wall: '2026-03-09T10:00', timeZone: 'Europe/Berlin' };
    const { meeting } = yesOf(
      await people.Ann!.post<DatePlanned>(`/api/groups/${group}/next`, { when, minutes: null, template: null }),
    );
    const { invite } = yesOf(await people.Ann!.order(meeting, { make: 'group' }));
    const guest = new Browser(running.url);
    yesOf(await guest.use(invite ?? '', 'Gus'));
    yesOf(await answer(people.Dan!, poll, first, 'no'));
    await running.store.removeMember(people.Dan!.me, running.clock.now());
    const asks = [
      (who: Browser) => who.get(at(poll)),
      (who: Browser) => ask(who, group),
      (who: Browser) => answer(who, poll, first, 'yes'),
      (who: Browser) => change(who, poll, { change: 'withdraw' }),
      (who: Browser) => change(who, poll, { change: 'fix', time: first.time, at: first.at }),
    ];
    for (const one of asks) {
      expect(noOf(await one(new Browser(running.url)))).toBe('401 signedOut');
      for (const who of [other.people.Eve!, people.Dan!]) expect(noOf(await one(who))).toBe('404 notFound');
      expect(noOf(await one(guest))).toBe('403 notAdmitted');
    }
    // A poll of another group is not found through one's own, either.
    const swapped = { ...poll, poll: theirs.poll };
    expect(noOf(await people.Ann!.get(at(swapped)))).toBe('404 notFound');
    expect(noOf(await answer(people.Ann!, swapped, theirs.times[0]!, 'yes'))).toBe('404 notFound');
    // Whoever has left does not decide any more.
    expect((await read(people.Ann!, poll)).times[0]?.answers).toEqual({});
  });
});
