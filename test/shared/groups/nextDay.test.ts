import { expect, test } from 'vitest';
import { isDay } from '../../../shared/day';
import { momentOf, type Series } from '../../../shared/groups/dates';
import { dayAsBefore, nextMeetingDay } from '../../../shared/groups/nextDay';

const zone = 'America/New_York';
/** 18:30 in New York, already the next day in Tokyo. */
const evening = Date.parse('2026-10-06T22:30:00Z');
const series: Series = {
  id: 's1',
  first: '2026-09-08T18:30',
  rhythm: { every: 'weeks', weeks: 4 },
  until: null,
  exceptions: {},
};

test('a day is one that the calendar has, from 2000 on', () => {
  const days = ['2026-12-15', '2028-02-29', '2000-01-01'];
  const others = [
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-12-32',
    '1999-12-31',
    '26-12-15',
    '2026-12-15T10:00',
    '',
  ];
  expect(days.filter(isDay)).toEqual(days);
  expect([...others, null, 20261215].filter(isDay)).toEqual([]);
});

test('where a group was formed to meet every so many weeks, its next meeting is as much later on its own calendar', () => {
  const formed = (everyWeeks: number | 'month' | null, timeZone = zone) =>
    nextMeetingDay({ calendar: null, plan: { timeZone, everyWeeks } }, evening);
  // Across the end of daylight-saving time, which is on 1 November there.
  expect(formed(4)).toBe('2026-11-03');
  expect(formed(4, 'Asia/Tokyo')).toBe('2026-11-04');
  expect(formed(null)).toBeNull();
  expect(nextMeetingDay({ calendar: null, plan: null }, evening)).toBeNull();
});

test('where a group was formed to meet once a month, its next meeting is on the same weekday of the next one', () => {
  const after = (wall: string) =>
    nextMeetingDay(
      { calendar: null, plan: { timeZone: zone, everyWeeks: 'month' } },
      momentOf(`${wall}T18:30`, zone).at,
    );
  const firstMondays = [
    '2026-10-05',
    '2026-11-02',
    '2026-12-07',
    '2027-01-04',
    '2027-02-01',
    '2027-03-01',
    '2027-04-05',
  ];
  // Over the end of daylight-saving time and its beginning.
  expect(firstMondays.slice(0, -1).map(after)).toEqual(firstMondays.slice(1));
  // A fifth Monday is the last one, and stays that.
  expect(['2026-11-30', '2026-12-28'].map(after)).toEqual(['2026-12-28', '2027-01-25']);
});

test('a series of the group says more than what it was formed with, also where a date was moved or left out', () => {
  const plan = { timeZone: zone, everyWeeks: 2 };
  const next = (more: Partial<Series>) =>
    nextMeetingDay({ calendar: { timeZone: zone, series: { ...series, ...more } }, plan }, evening);
  expect(next({})).toBe('2026-11-03');
  expect(next({ exceptions: { '2026-11-03': { movedTo: '2026-11-05T17:00' } } })).toBe('2026-11-05');
  expect(next({ exceptions: { '2026-11-03': 'leftOut' } })).toBe('2026-12-01');
  expect(next({ until: '2026-10-20' })).toBeNull();
  expect(nextMeetingDay({ calendar: { timeZone: zone, series: null }, plan }, evening)).toBe('2026-10-20');
});

test('where nobody chose a rhythm, the next day is as many weeks later as the last two lay apart, otherwise four', () => {
  expect(dayAsBefore(null, '2026-03-05')).toBe('2026-04-02');
  expect(dayAsBefore('2026-03-05', '2026-03-19')).toBe('2026-04-02');
  // Moved by a day, it stays a matter of weeks; the same day again, or half a year later, is no rhythm.
  expect(dayAsBefore('2026-03-05', '2026-03-20')).toBe('2026-04-03');
  expect(dayAsBefore('2026-03-05', '2026-03-05')).toBe('2026-04-02');
  expect(dayAsBefore('2025-09-05', '2026-03-05')).toBe('2026-04-02');
});
