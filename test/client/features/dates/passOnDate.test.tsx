import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import { foundIn, PassOnDate } from '../../../../client/features/dates/passOnDate';
import { dates } from '../../../../client/i18n/en/dates';
import type { Poll } from '../../../../shared/protocol/dates';

afterEach(() => vi.unstubAllGlobals());

const DAY = 86_400_000;
const shown = (standsAt: number | null) => {
  vi.stubGlobal('location', { href: 'https://rooms.example/g/harbour/dates/p1' });
  const poll = { group: 'harbour', groupName: 'Harbour & pier', fixed: { time: 't1', meeting: 'm1', standsAt } };
  return renderToStaticMarkup(<PassOnDate poll={poll} />);
};

test('[DT6] a date that a poll found is offered as a file for calendars and as a text, as long as it is ahead', () => {
  const ahead = shown(Date.now() + DAY);
  expect(ahead).toContain('href="/api/groups/harbour/calendar/m1.ics"');
  expect(ahead).toContain(dates.poll.passOn);
  for (const gone of [Date.now() - DAY, null]) expect(shown(gone)).toBe('');
});

test('[DT6] a date that was moved after the poll found it is told as it stands now, with the time that was found', () => {
  const times = [{ time: 't1', at: 1_000 }] as Poll['times'];
  const found = (standsAt: number | null) => foundIn({ times, fixed: { time: 't1', meeting: 'm1', standsAt } });
  expect(found(1_000)).toEqual({ at: 1_000, movedFrom: null });
  expect(found(2_000)).toEqual({ at: 2_000, movedFrom: 1_000 });
  expect(found(null)).toEqual({ at: 1_000, movedFrom: null });
  expect(foundIn({ times, fixed: null })).toBeNull();
});
