import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import { PassOnDate } from '../../../../client/features/dates/passOnDate';
import { dates } from '../../../../client/i18n/en/dates';

afterEach(() => vi.unstubAllGlobals());

const DAY = 86_400_000;
const shown = (at: number) => {
  vi.stubGlobal('location', { href: 'https://rooms.example/g/harbour/dates/p1' });
  const poll = { group: 'harbour', groupName: 'Harbour & pier', fixed: { time: 't1', meeting: 'm1' } };
  return renderToStaticMarkup(<PassOnDate poll={poll} at={at} />);
};

test('[DT6] a date that a poll found is offered as a file for calendars and as a text, as long as it is ahead', () => {
  const ahead = shown(Date.now() + DAY);
  expect(ahead).toContain('href="/api/groups/harbour/calendar/m1.ics"');
  expect(ahead).toContain(dates.poll.passOn);
  expect(shown(Date.now() - DAY)).toBe('');
});
