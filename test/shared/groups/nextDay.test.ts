import { expect, test } from 'vitest';
import { isDay } from '../../../shared/day';
import type { GroupPlan } from '../../../shared/groups/models';
import { dayAfter, dayIn, nextMeetingDay } from '../../../shared/groups/nextDay';

const plan: GroupPlan = {
  people: { least: 5, most: 7 },
  timeZone: 'America/New_York',
  everyWeeks: 4,
  minutes: 120,
  meetings: null,
  leads: 'rota',
  formats: { first: 'frame.group', usual: 'frame.group', last: 'frame.group' },
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

test('the next meeting of a group with a rhythm is so many weeks later, on the calendar of the group', () => {
  // 18:30 in New York, already the next day in London.
  const evening = Date.parse('2026-10-06T22:30:00Z');
  expect(dayIn('America/New_York', evening)).toBe('2026-10-06');
  expect(dayIn('Asia/Tokyo', evening)).toBe('2026-10-07');
  // Across the end of daylight-saving time, which is on 1 November there.
  expect(nextMeetingDay(plan, evening)).toBe('2026-11-03');
  expect(nextMeetingDay({ ...plan, everyWeeks: null }, evening)).toBeNull();
});

test('days are counted over months, years and leap days', () => {
  expect(dayAfter('2026-12-15', 28)).toBe('2027-01-12');
  expect(dayAfter('2028-02-28', 1)).toBe('2028-02-29');
  expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28');
});
