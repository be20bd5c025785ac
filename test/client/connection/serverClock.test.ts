import { describe, expect, test } from 'vitest';
import { createServerClock } from '../../../client/connection/serverClock';

/** A computer whose clock the test sets. */
function computer(start: number) {
  let at = start;
  return { local: () => at, pass: (ms: number) => (at += ms) };
}

describe('the server clock in a browser', () => {
  test.each([-300_000, 0, 300_000])('shows server time when this computer is %i ms off', (skew) => {
    const mine = computer(5_000_000 + skew);
    const clock = createServerClock(mine.local);
    for (const [there, back] of [
      [20, 30],
      [15, 15],
      [200, 10],
      [10, 12],
      [30, 20],
    ] as const) {
      const sentAt = mine.local();
      mine.pass(there);
      const serverNow = mine.local() - skew;
      mine.pass(back);
      clock.measured(sentAt, mine.local(), serverNow);
    }
    expect(Math.abs(clock.now() - (mine.local() - skew))).toBeLessThan(10);
  });

  test('one round trip that took seconds does not change the time', () => {
    const mine = computer(0);
    const clock = createServerClock(mine.local);
    for (const back of [20, 20, 9_000, 20, 20]) {
      const sentAt = mine.local();
      mine.pass(20);
      const serverNow = mine.local() + 77;
      mine.pass(back);
      clock.measured(sentAt, mine.local(), serverNow);
    }
    expect(Math.abs(clock.now() - (mine.local() + 77))).toBeLessThanOrEqual(1);
  });

  test('never runs backwards after a small correction, but follows a server whose clock was set back', () => {
    const mine = computer(1_000);
    const clock = createServerClock(mine.local);
    clock.seed(50_000);
    const before = clock.now();
    clock.measured(mine.local(), mine.local(), 49_400);
    expect(clock.now()).toBe(before);
    clock.forget();
    clock.measured(mine.local(), mine.local(), 49_000 - 300_000);
    expect(clock.now()).toBe(49_000 - 300_000);
  });
});
