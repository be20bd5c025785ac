import { expect, test } from 'vitest';
import { remindersOf } from '../../../shared/groups/reminders';

const timeZone = 'Europe/Berlin';
const at = (text: string) => Date.parse(text);
const told = (meeting: { startsAt: string; plannedAt: string; lastMetAt?: string }) =>
  remindersOf({
    startsAt: at(meeting.startsAt),
    plannedAt: at(meeting.plannedAt),
    lastMetAt: meeting.lastMetAt === undefined ? null : at(meeting.lastMetAt),
    timeZone,
  }).map(({ kind, at: due }) => `${kind} ${new Date(due).toISOString().slice(0, 16)}`);

test('[DT10] three days, two hours and five minutes before, and once in the middle of two meetings', () => {
  const startsAt = '2026-06-29T16:00Z';
  expect(told({ startsAt, plannedAt: '2026-06-01T19:00Z', lastMetAt: '2026-06-01T16:00Z' })).toEqual([
    'actions 2026-06-15T16:00',
    'days 2026-06-26T16:00',
    'hours 2026-06-29T14:00',
    'minutes 2026-06-29T15:55',
  ]);
});

test('[DT10] days keep the hour on the clock across a change to or from daylight saving', () => {
  // The clocks of Berlin go forward on 29 March and back on 25 October.
  expect(
    told({ startsAt: '2026-03-30T16:00Z', plannedAt: '2026-03-02T12:00Z', lastMetAt: '2026-03-02T17:00Z' }),
  ).toEqual([
    'actions 2026-03-16T17:00',
    'days 2026-03-27T17:00',
    'hours 2026-03-30T14:00',
    'minutes 2026-03-30T15:55',
  ]);
  expect(told({ startsAt: '2026-10-26T17:00Z', plannedAt: '2026-10-01T12:00Z' })[0]).toBe('days 2026-10-23T16:00');
});

test('[DT10] what was due before the date was planned is left out', () => {
  const startsAt = '2026-06-29T16:00Z';
  expect(told({ startsAt, plannedAt: '2026-06-27T16:00Z' })).toEqual([
    'hours 2026-06-29T14:00',
    'minutes 2026-06-29T15:55',
  ]);
  expect(told({ startsAt, plannedAt: '2026-06-29T15:57Z' })).toEqual([]);
});

test('[DT10] a first meeting, and meetings that follow each other closely, have no middle', () => {
  const plannedAt = '2026-06-01T19:00Z';
  expect(told({ startsAt: '2026-06-29T16:00Z', plannedAt })[0]).toMatch(/^days/);
  expect(told({ startsAt: '2026-06-08T16:00Z', plannedAt, lastMetAt: '2026-06-01T16:00Z' })[0]).toMatch(/^days/);
  expect(told({ startsAt: '2026-06-15T16:00Z', plannedAt, lastMetAt: '2026-06-01T16:00Z' })[0]).toMatch(/^actions/);
});

test('[DT10] each comes late rather than never, as long as it is of use', () => {
  const reminders = remindersOf({ startsAt: at('2026-06-29T16:00Z'), plannedAt: 0, lastMetAt: null, timeZone });
  const late = reminders.map(({ kind, until }) => `${kind} ${new Date(until).toISOString().slice(0, 16)}`);
  expect(late).toEqual(['days 2026-06-28T16:00', 'hours 2026-06-29T15:30', 'minutes 2026-06-29T16:00']);
});
