import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  datesAhead,
  datesOf,
  dayAt,
  isTimeZone,
  mayMoveTo,
  momentOf,
  nextDate,
  type Rhythm,
  type Series,
  wallAt,
  wallTime,
  weeksOf,
} from '../../../shared/groups/dates';
import { printedSeed } from '../../support/random';

const BERLIN = 'Europe/Berlin';
const utc = (text: string) => Date.parse(`${text}Z`);
const fourWeekly: Series = {
  id: 's1',
  first: '2026-09-29T18:00',
  rhythm: { every: 'weeks', weeks: 4 },
  until: null,
  exceptions: {},
};

describe('a wall-clock time', () => {
  test.each([
    ['2026-12-15T18:00', BERLIN, '2026-12-15T17:00', null],
    ['2026-06-15T18:00', BERLIN, '2026-06-15T16:00', null],
    ['2026-12-15T18:00', 'Asia/Kolkata', '2026-12-15T12:30', null],
    ['2026-12-15T18:00', 'America/New_York', '2026-12-15T23:00', null],
    // The clock goes from 2:00 to 3:00, so half past two is an hour later.
    ['2026-03-29T02:30', BERLIN, '2026-03-29T01:30', 'missing'],
    ['2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30', 'missing'],
    // The clock goes back from 3:00 to 2:00: the first of both is meant.
    ['2026-10-25T02:30', BERLIN, '2026-10-25T00:30', 'twice'],
    // Half an hour of daylight saving.
    ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:45', 'missing'],
    // The island left this day out when it moved across the date line.
    ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-30T22:00', 'missing'],
  ])('%s in %s is %s UTC, and the clock did: %s', (wall, zone, at, clock) => {
    expect(momentOf(wall, zone)).toEqual({ at: utc(at), clock });
  });

  test('is read only where the calendar has it', () => {
    expect(wallTime('2028-02-29T23:59')).toBe('2028-02-29T23:59');
    for (const none of ['2026-02-29T10:00', '2026-13-01T10:00', '2026-01-01T24:00', '2026-1-1T10:00', '', 'now'])
      expect(wallTime(none), none).toBeNull();
  });

  test('zones are known by their names, and offsets and nonsense are none', () => {
    expect(['Europe/Berlin', 'Asia/Kolkata', 'UTC', 'America/Argentina/Ushuaia'].map(isTimeZone)).not.toContain(false);
    expect(['', '+02:00', 'Mars/Base', 'Europe/Berlin\n', '__proto__', 'x'.repeat(90)].map(isTimeZone)).not.toContain(
      true,
    );
  });
});

describe('a series', () => {
  test('keeps its hour on the clock when daylight saving ends', () => {
    const dates = datesOf(fourWeekly, BERLIN, '2026-09-28').slice(0, 3);
    expect(dates.map(({ wall }) => wall)).toEqual(['2026-09-29T18:00', '2026-10-27T18:00', '2026-11-24T18:00']);
    expect(dates.map(({ at }) => at)).toEqual(
      ['2026-09-29T16:00', '2026-10-27T17:00', '2026-11-24T17:00'].map((text) => utc(text)),
    );
  });

  test('on a weekday of the month takes that one of each month, and the last one whether it is the fourth or fifth', () => {
    const monthly = (first: string, week: Extract<Rhythm, { every: 'month' }>['week']) =>
      datesOf({ ...fourWeekly, first, rhythm: { every: 'month', week } }, BERLIN, '2026-11-30')
        .slice(0, 5)
        .map(({ day }) => day);
    expect(monthly('2026-12-08T18:00', 2)).toEqual([
      '2026-12-08',
      '2027-01-12',
      '2027-02-09',
      '2027-03-09',
      '2027-04-13',
    ]);
    expect(monthly('2026-12-31T18:00', 'last')).toEqual([
      '2026-12-31',
      '2027-01-28',
      '2027-02-25',
      '2027-03-25',
      '2027-04-29',
    ]);
    expect(['2026-12-01', '2026-12-24', '2026-12-31', '2027-02-23'].map(weeksOf)).toEqual([
      [1],
      [4],
      ['last'],
      [4, 'last'],
    ]);
  });

  test('a date that was moved or left out changes no other, and a date at an hour that does not exist is said', () => {
    const series: Series = {
      ...fourWeekly,
      first: '2027-02-28T02:30',
      exceptions: { '2027-04-25': 'leftOut', '2027-05-23': { movedTo: '2027-05-25T19:00' } },
    };
    const dates = datesOf(series, BERLIN, '2027-02-27').slice(0, 5);
    expect(dates.map(({ day, state, clock }) => [day, state, clock])).toEqual([
      ['2027-02-28', 'asPlanned', null],
      ['2027-03-28', 'asPlanned', 'missing'],
      ['2027-04-25', 'leftOut', null],
      ['2027-05-23', 'moved', null],
      ['2027-06-20', 'asPlanned', null],
    ]);
    expect(dates[3]).toMatchObject({ wall: '2027-05-25T19:00', at: utc('2027-05-25T17:00') });
    expect(nextDate(series, BERLIN, '2027-03-28', utc('2027-03-29T00:00'))?.day).toBe('2027-05-23');
  });

  test('in another zone keeps its hour, so the moments are others', () => {
    const at = (zone: string) => nextDate(fourWeekly, zone, null, utc('2026-11-30T00:00'))?.at;
    expect([at(BERLIN), at('America/New_York')]).toEqual([utc('2026-12-22T17:00'), utc('2026-12-22T23:00')]);
  });

  test('ends on its last day, and is known a little more than a year ahead', () => {
    const until = { ...fourWeekly, until: '2026-11-24' };
    expect(datesOf(until, BERLIN, '2026-09-01').map(({ day }) => day)).toEqual([
      '2026-09-29',
      '2026-10-27',
      '2026-11-24',
    ]);
    expect(nextDate(until, BERLIN, '2026-11-24', utc('2026-11-25T00:00'))).toBeNull();
    const days = datesOf({ ...fourWeekly, rhythm: { every: 'weeks', weeks: 1 } }, BERLIN, '2026-11-29');
    expect(days).toHaveLength(58);
  });

  test('goes on after years in which nobody met, and a date moved to a later day is not lost', () => {
    expect(nextDate(fourWeekly, BERLIN, '2026-11-24', utc('2031-01-01T00:00'))?.day).toBe('2031-01-14');
    const moved = { ...fourWeekly, exceptions: { '2026-11-24': { movedTo: '2026-12-10T18:00' } } };
    expect(nextDate(moved, BERLIN, null, utc('2026-12-01T00:00'))).toMatchObject({ day: '2026-11-24', state: 'moved' });
  });

  test('a date moves between its neighbours only', () => {
    const may = (to: string) => mayMoveTo(fourWeekly, BERLIN, '2026-10-27', to);
    expect(['2026-09-29T20:00', '2026-09-30T10:00', '2026-11-23T10:00', '2026-11-24T10:00'].map(may)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(mayMoveTo(fourWeekly, BERLIN, '2026-10-28', '2026-10-29T10:00')).toBe(false);
  });

  test('any series in any zone: same weekday and hour, rising days, gaps of its rhythm, and each moment shows the hour again', () => {
    const zone = fc.constantFrom(
      BERLIN,
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Sydney',
      'Australia/Lord_Howe',
      'America/Sao_Paulo',
      'Pacific/Apia',
      'Africa/Casablanca',
    );
    const first = fc
      .record({ day: fc.integer({ min: 0, max: 700 }), minute: fc.integer({ min: 0, max: 1439 }) })
      .map(({ day, minute }) => new Date(utc('2026-01-01T00:00') + (day * 1440 + minute) * 60_000).toISOString())
      .map((text) => text.slice(0, 16));
    const weekly = fc.integer({ min: 1, max: 26 }).map((weeks): Rhythm => ({ every: 'weeks', weeks }));
    const monthly = fc.constant('month' as const);
    fc.assert(
      fc.property(
        zone,
        first,
        fc.oneof(weekly, monthly),
        fc.integer({ min: 0, max: 300 }),
        (zone, first, how, later) => {
          const rhythm: Rhythm = how === 'month' ? { every: 'month', week: weeksOf(first.slice(0, 10))[0]! } : how;
          const series: Series = { ...fourWeekly, first, rhythm };
          const now = momentOf(first, zone).at + later * 86_400_000;
          const dates = datesAhead(series, zone, null, now);
          expect(dates.length).toBeGreaterThan(0);
          dates.forEach((date, index) => {
            const before = dates[index - 1];
            expect(date.at).toBeGreaterThan(now);
            expect(new Date(date.day).getUTCDay()).toBe(new Date(first.slice(0, 10)).getUTCDay());
            expect(date.wall.slice(11)).toBe(first.slice(11));
            if (date.clock !== 'missing') expect(wallAt(date.at, zone)).toBe(date.wall);
            if (!before) return;
            const days = (Date.parse(date.day) - Date.parse(before.day)) / 86_400_000;
            if (rhythm.every === 'weeks') expect(days).toBe(7 * rhythm.weeks);
            else expect([28, 35]).toContain(days);
          });
          // What was seen from an earlier day is what is seen from a later one.
          const second = dates[1];
          if (second) expect(datesAhead(series, zone, dates[0]!.day, now)[0]).toEqual(second);
          expect(dayAt(now, zone) <= dates[0]!.day).toBe(true);
        },
      ),
      { seed: printedSeed('series of dates'), numRuns: 300 },
    );
  });
});
