import { describe, expect, test, vi } from 'vitest';
import { afterRhythm } from '../../../../client/features/dates/rhythm';
import type { GroupDates } from '../../../../shared/protocol/dates';
import type { GroupPage } from '../../../../shared/protocol/groups';

const next = { startsAt: Date.UTC(2026, 11, 7, 18) } as NonNullable<GroupPage['next']>;
const held = {
  startsAt: Date.UTC(2026, 10, 23, 18),
  startedAt: Date.UTC(2026, 10, 23, 17, 55),
} as GroupPage['past'][number];
const every = (everyWeeks: number | 'month' | null) => ({ next, past: [], plan: { everyWeeks } as GroupPage['plan'] });
const none = { later: [], series: null };

describe('the first time that is proposed', () => {
  vi.setSystemTime(Date.UTC(2026, 10, 30, 9));
  const cases: [string, Parameters<typeof afterRhythm>, string][] = [
    ['lies one rhythm after the planned meeting', [every(3), none, 'UTC'], '2026-12-28T18:00'],
    ['lies four weeks after it where no rhythm was chosen', [every(null), none, 'UTC'], '2027-01-04T18:00'],
    [
      'keeps the hour for which the last meeting was planned, however early it began',
      [{ ...every(3), next: null, past: [held] }, none, 'UTC'],
      '2026-12-14T18:00',
    ],
    [
      'lies after the last of the dates behind it',
      [every(2), { ...none, later: [{ date: 'o1', startsAt: Date.UTC(2027, 0, 5, 17) }] }, 'UTC'],
      '2027-01-19T17:00',
    ],
    [
      'follows the series rather than what was chosen when forming',
      [every(3), { ...none, series: { rhythm: { every: 'weeks', weeks: 1 } } as GroupDates['series'] }, 'UTC'],
      '2026-12-14T18:00',
    ],
    ['lies on the same Monday of the next month', [every('month'), none, 'UTC'], '2027-01-04T18:00'],
    [
      'keeps the hour on the clock over the change to summer time',
      [every(20), none, 'Europe/Berlin'],
      '2027-04-26T19:00',
    ],
  ];
  test.each(cases)('%s', (_, given, then) => expect(afterRhythm(...given)).toBe(then));
});
