import { expect, test } from 'vitest';
import { hoursElsewhere } from '../../../../client/features/dates/hours';
import { choiceOf, rhythmOf, weeksOfMonth } from '../../../../client/features/dates/rhythm';
import { fieldValue, placeOf } from '../../../../client/ui/text/zones';
import { momentOf, type Rhythm, weeksOf } from '../../../../shared/groups/dates';

// The tests run where the computer is; its own zone is told to the function.
const zones = {
  ann: 'Europe/Berlin',
  ben: 'America/New_York',
  cleo: 'Asia/Kolkata',
  dan: 'Europe/Stockholm',
  eve: 'Australia/Sydney',
};

test('[DT5] people whose clocks show another hour are put together, and the next day there is said', () => {
  const { at } = momentOf('2026-12-15T18:00', 'Europe/Berlin');
  const elsewhere = hoursElsewhere(at, zones, 'Europe/Berlin');
  expect(elsewhere.flatMap(({ members }) => members).sort()).toEqual(['ben', 'cleo', 'eve']);
  const days = (member: string) => elsewhere.find(({ members }) => members.includes(member))?.days;
  const own = Number(new Intl.DateTimeFormat('en-CA', { day: 'numeric' }).format(at)) - 15;
  expect(['ben', 'cleo', 'eve'].map(days)).toEqual([0, 0, 1].map((day) => day - own));
  expect(hoursElsewhere(at, { ann: 'Europe/Berlin', dan: 'Europe/Stockholm' }, 'Europe/Berlin')).toEqual([]);
});

test('[DT5] a date field holds what the clock of the zone shows, in winter and in summer', () => {
  const winter = Date.UTC(2026, 11, 15, 23, 30);
  expect(fieldValue(winter, 'Europe/Berlin')).toBe('2026-12-16T00:30');
  expect(fieldValue(winter, 'America/New_York')).toBe('2026-12-15T18:30');
  expect(fieldValue(Date.UTC(2026, 6, 15, 22), 'Asia/Kolkata')).toBe('2026-07-16T03:30');
  expect(['America/New_York', 'Asia/Calcutta', 'UTC'].map(placeOf)).toEqual(['New York', 'Kolkata', 'UTC']);
});

test('[DT1] the weeks of the month that can be chosen are those that the server takes', () => {
  for (let day = Date.UTC(2026, 0, 1); day < Date.UTC(2029, 0, 1); day += 86_400_000) {
    const text = new Date(day).toISOString().slice(0, 10);
    expect(weeksOfMonth(text), text).toEqual(weeksOf(text));
  }
  const rhythms: Rhythm[] = [
    { every: 'weeks', weeks: 4 },
    { every: 'month', week: 3 },
    { every: 'month', week: 'last' },
  ];
  for (const rhythm of rhythms) expect(rhythmOf(choiceOf(rhythm))).toEqual(rhythm);
});
