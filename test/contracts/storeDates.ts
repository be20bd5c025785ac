import { expect, test } from 'vitest';
import type { CalendarRow, PollRow } from '../../server/store/store';
import type { Event } from '../../shared/meeting/events';
import { meeting, type OpenStore } from './storeRows';

const fact: Event = { type: 'questionsOnlyShown', at: 1 };
const calendar: CalendarRow = {
  group: 'g1',
  timeZone: 'Europe/Berlin',
  series: {
    id: 's1',
    first: '2026-12-15T18:00',
    rhythm: { every: 'month', week: 'last' },
    until: '2027-06-30',
    exceptions: { '2027-01-26': 'leftOut', '2027-02-23': { movedTo: '2027-02-24T09:00' } },
  },
  by: 'ann',
  version: 1,
};
const poll: PollRow = {
  id: 'p1',
  group: 'g1',
  by: 'ann',
  minutes: 90,
  status: 'open',
  times: [{ id: 't1', at: 100, clock: 'twice', movedFrom: 50 }],
  fixed: null,
  moves: 'o1',
  version: 1,
  createdAt: 7,
};

/** Series, polls, absences and calendars. */
export function datesAreKept(open: OpenStore): void {
  test('a series follows the one that was seen, and what is read is what was saved', async () => {
    const { dates } = open.store;
    expect(await dates.calendar('g1')).toBeNull();
    expect(await dates.saveCalendar({ ...calendar, version: 2 })).toBe(false);
    expect(await dates.saveCalendar(calendar)).toBe(true);
    expect(await dates.saveCalendar({ ...calendar, series: null })).toBe(false);
    expect(await dates.calendar('g1')).toEqual(calendar);
    expect(await dates.saveCalendar({ ...calendar, series: null, by: 'ben', version: 2 })).toBe(true);
    await open.reopened();
    expect(await open.store.dates.calendar('g1')).toEqual({ ...calendar, series: null, by: 'ben', version: 2 });
  });

  test('a meeting is saved with the date that it stands for, and another meeting may stand for the same', async () => {
    const first = { occasion: 'o1', sequence: 0, series: { id: 's1', day: '2026-12-15' } };
    const rows = { group: null, members: [] };
    await open.store.createMeeting({ ...rows, meeting: { ...meeting, id: 'm2' }, date: first }, [fact]);
    const date = { occasion: 'o1', sequence: 1, series: null };
    await open.store.createMeeting({ ...rows, meeting: { ...meeting, id: 'm3' }, date }, [fact]);
    await open.reopened();
    expect(await open.store.dates.meetingDates('g1')).toEqual([
      { meeting: 'm2', group: 'g1', ...first },
      { meeting: 'm3', group: 'g1', ...date },
    ]);
    expect(await open.store.dates.meetingDates('g2')).toEqual([]);
  });

  test('a date behind the next meeting gives its place and its absences to the meeting that is made for it', async () => {
    const { dates } = open.store;
    const usual = {
      group: 'g1',
      sequence: 0,
      series: null,
      minutes: null,
      template: null,
      by: 'ann',
      gaveWay: null,
      isFurther: false,
    };
    const second = {
      ...usual,
      occasion: 'o2',
      startsAt: 900,
      minutes: 60,
      template: 'frame.network',
      gaveWay: 'm5',
      isFurther: true,
      sequence: 3,
    };
    const first = { ...usual, occasion: 'o3', startsAt: 500, series: { id: 's1', day: '2027-01-26' } };
    const old = { occasion: 'o2', sequence: 2, series: null };
    await open.store.createMeeting({ meeting: { ...meeting, id: 'm5' }, group: null, members: [], date: old }, [fact]);
    await dates.saveLater(second);
    await dates.saveLater({ ...first, startsAt: 400 });
    await dates.saveAbsence({ meeting: 'o3', member: 'ann', reason: 'of the hour before it was moved' });
    await dates.saveLater(first);
    expect(await dates.absences('o3')).toEqual([]);
    await dates.saveAbsence({ meeting: 'o3', member: 'ben', reason: 'ill' });
    await dates.saveAbsence({ meeting: 'o2', member: 'ben', reason: 'away' });
    await dates.saveLater(first);
    await open.reopened();
    expect(await open.store.dates.later('g1')).toEqual([first, second]);
    const date = { occasion: 'o3', sequence: 1, series: null };
    await open.store.createMeeting({ meeting: { ...meeting, id: 'm4' }, group: null, members: [], date }, [fact]);
    expect(await open.store.dates.later('g1')).toEqual([second]);
    expect(await open.store.dates.absences('m4')).toEqual([{ meeting: 'm4', member: 'ben', reason: 'ill' }]);
    await open.store.dates.endLater('g1', 'o2');
    expect([await open.store.dates.later('g1'), await open.store.dates.absences('o2')]).toEqual([[], []]);
    const counted = (await open.store.dates.meetingDates('g1')).find(({ occasion }) => occasion === 'o2');
    expect(counted).toEqual({ meeting: 'm5', group: 'g1', ...old, sequence: 3 });
  });

  test('a poll follows the one that was seen; its answers are one for each person and time, and go with it', async () => {
    const { dates } = open.store;
    await dates.addPoll(poll);
    const given = { poll: 'p1', time: 't1', member: 'ann', at: 100, answer: 'yes' } as const;
    await dates.saveAnswer(given);
    await dates.saveAnswer({ ...given, at: 101, answer: 'ifNeedBe' });
    await dates.saveAnswer({ ...given, member: 'ben', answer: 'no' });
    await dates.endAnswer('p1', 't1', 'ben');
    const fixed = { ...poll, status: 'fixed', fixed: { time: 't1', meeting: 'm1' }, version: 2 } as const;
    expect(await dates.savePoll({ ...fixed, version: 3 })).toBe(false);
    expect(await dates.savePoll(fixed)).toBe(true);
    await dates.addPoll({ ...poll, id: 'p2', createdAt: 8 });
    await open.reopened();
    expect(await open.store.dates.answers('p1')).toEqual([{ ...given, at: 101, answer: 'ifNeedBe' }]);
    expect((await open.store.dates.polls('g1')).map(({ id }) => id)).toEqual(['p2', 'p1']);
    expect(await open.store.dates.poll('g1', 'p1')).toEqual(fixed);
    expect(await open.store.dates.poll('g2', 'p1')).toBeNull();
    await open.store.dates.withdrawPoll('p1');
    expect(await open.store.dates.answers('p1')).toEqual([]);
    expect(await open.store.dates.savePoll({ ...fixed, version: 3 })).toBe(false);
  });

  test('an absence is one for each person and meeting, and a zone one for each person', async () => {
    const { dates } = open.store;
    await dates.saveAbsence({ meeting: 'm1', member: 'ann', reason: 'ill' });
    await dates.saveAbsence({ meeting: 'm1', member: 'ann', reason: '' });
    await dates.saveAbsence({ meeting: 'm1', member: 'ben', reason: 'away' });
    await dates.endAbsence('m1', 'ben');
    await dates.saveZone('ann', 'Asia/Kolkata');
    await dates.saveZone('ann', 'Europe/Berlin');
    await open.reopened();
    expect(await open.store.dates.absences('m1')).toEqual([{ meeting: 'm1', member: 'ann', reason: '' }]);
    expect(await open.store.dates.zones('g1')).toEqual(new Map([['ann', 'Europe/Berlin']]));
    expect(await open.store.dates.zones('g2')).toEqual(new Map());
  });

  test('a calendar has one address, which ends when it is replaced and with the membership', async () => {
    const { dates } = open.store;
    await dates.replaceFeed('ann', 'h1', 1);
    await dates.replaceFeed('ann', 'h2', 2);
    expect([await dates.feedMember('h1'), await dates.feedMember('h2')]).toEqual([null, 'ann']);
    await dates.replaceFeed('ben', 'h3', 3);
    await open.store.removeMember('ann', 4);
    await open.reopened();
    expect(await open.store.dates.feedMember('h2')).toBeNull();
    expect([await open.store.dates.hasFeed('ann'), await open.store.dates.hasFeed('ben')]).toEqual([false, true]);
    await open.store.dates.replaceFeed('ben', null, 5);
    expect(await open.store.dates.hasFeed('ben')).toBe(false);
  });
}
