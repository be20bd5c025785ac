import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { askServer } from '../../../../client/connection/api';
import { serverNow } from '../../../../client/connection/serverTime';
import { PollTimes } from '../../../../client/features/dates/pollTimes';
import { daysAway } from '../../../../client/ui/text/zones';
import type { Poll } from '../../../../shared/protocol/dates';

const nothing = () => undefined;
const drawnFor = (count: number) => {
  const people = Array.from({ length: count }, (_, index) => ({ member: `m${index}`, name: `Member ${index}` }));
  const time = { time: 't', at: Date.UTC(2100, 0, 1), answers: {}, movedFrom: null, myFormer: null, clock: null };
  const poll = { group: 'g', poll: 'p', me: 'm0', status: 'open', people, times: [time], best: [], zones: {} };
  return renderToStaticMarkup(<PollTimes poll={poll as unknown as Poll} changed={nothing} onPoint={nothing} />);
};

test('the marks of many people have a line of their own, and so have their faces', () => {
  expect(drawnFor(6)).not.toContain('poll-many');
  expect(drawnFor(7).match(/poll-many/g)).toHaveLength(2);
});

describe('a clock of the browser that is wrong', () => {
  const DAY = 24 * 60 * 60_000;
  const now = Date.UTC(2026, 10, 30, 9);
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  const drawnOn = (at: number) => {
    const people = [{ member: 'm0', name: 'Ann' }];
    const time = { time: 't', at, answers: {}, movedFrom: null, myFormer: null, clock: null };
    const poll = { people, me: 'm0', status: 'open', mayAnswer: true, times: [time], best: [], zones: {} };
    return renderToStaticMarkup(<PollTimes poll={poll as unknown as Poll} changed={nothing} onPoint={nothing} />);
  };

  test.each([
    ['ahead', 3],
    ['behind', -3],
    ['right', 0],
  ])(
    '%s: times that lie ahead can be answered, those that are over cannot, and tomorrow is tomorrow',
    async (_how, days) => {
      vi.useFakeTimers({ toFake: ['Date'], now: now + days * DAY });
      vi.stubGlobal('fetch', async () =>
        Response.json({ ok: true, value: null }, { headers: { Date: new Date(now).toUTCString() } }),
      );
      await askServer('GET', '/api/home');
      expect(Math.abs(serverNow() - now)).toBeLessThan(1_000);
      expect(drawnOn(now + DAY)).toContain('poll-three');
      expect(drawnOn(now - DAY)).not.toContain('poll-three');
      expect(daysAway(now + DAY, serverNow())).toBe(daysAway(now + DAY, now));
    },
  );
});
