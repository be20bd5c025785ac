import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dayAt, daysBetween, dueText, farAway, longDay, shortDay } from '../../../../client/ui/text/days';

beforeEach(() => vi.stubGlobal('navigator', { languages: ['en-GB'] }));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

test('a day reads the same in every time zone, with its year when that is another one', () => {
  for (const zone of ['America/Los_Angeles', 'UTC', 'Pacific/Auckland']) {
    vi.stubEnv('TZ', zone);
    expect(longDay('2026-12-15', '2026-11-30')).toBe('Tuesday 15 December');
    expect(shortDay('2027-01-14', '2026-11-30')).toBe('Thu, 14 January 2027');
  }
});

test('a moment falls on the day of the reader', () => {
  const late = Date.parse('2026-12-15T23:30:00Z');
  vi.stubEnv('TZ', 'America/Los_Angeles');
  expect(dayAt(late)).toBe('2026-12-15');
  vi.stubEnv('TZ', 'Europe/Berlin');
  expect(dayAt(late)).toBe('2026-12-16');
});

test('how far away a day is, is counted in days and, from two weeks on, in weeks', () => {
  const from = (day: string) => farAway(day, '2026-11-30');
  expect(from('2026-11-30')).toBe('today');
  expect(from('2026-12-01')).toBe('tomorrow');
  expect(from('2026-12-12')).toBe('in 12 days');
  expect(from('2027-01-11')).toBe('in 6 weeks');
  expect(from('2026-11-29')).toBe('yesterday');
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
});

test('an action is due on a day, at what its owner wrote, or both', () => {
  const said = (due: string | null, by: string) => dueText({ due, by }, '2026-11-30');
  expect(said('2026-12-15', '')).toBe('Tuesday 15 December');
  expect(said(null, 'end of the month ')).toBe('end of the month');
  expect(said('2026-12-15', 'before lunch')).toBe('Tuesday 15 December, before lunch');
  expect(said(null, ' ')).toBe('');
});
