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

  const roundTrip = (clock: ReturnType<typeof createServerClock>, mine: ReturnType<typeof computer>, ahead: number) => {
    const sentAt = mine.local();
    mine.pass(20);
    const serverNow = mine.local() + ahead;
    mine.pass(20);
    clock.measured(sentAt, mine.local(), serverNow);
  };

  test.each([
    ['this computer slept for 16 s and its clock stood still', 16_000],
    ['the clock of the server was set 10 minutes back', -600_000],
    ['the clock of the server was set 10 minutes forward', 600_000],
  ])('one measurement is enough when %s', (_, change) => {
    const mine = computer(0);
    const clock = createServerClock(mine.local);
    for (let times = 0; times < 9; times++) roundTrip(clock, mine, 1_000_000);
    roundTrip(clock, mine, 1_000_000 + change);
    expect(Math.abs(clock.now() - (mine.local() + 1_000_000 + change))).toBeLessThanOrEqual(1);
    mine.pass(500);
    expect(Math.abs(clock.now() - (mine.local() + 1_000_000 + change))).toBeLessThanOrEqual(1);
  });

  test('one round trip among many that took seconds, or is wrong by less than two seconds, changes nothing', () => {
    const mine = computer(0);
    const clock = createServerClock(mine.local);
    for (let times = 0; times < 9; times++) roundTrip(clock, mine, 77);
    const sentAt = mine.local();
    mine.pass(9_000);
    clock.measured(sentAt, mine.local(), sentAt + 77);
    roundTrip(clock, mine, 77 + 1_500);
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
