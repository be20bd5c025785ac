import { describe, expect, test } from 'vitest';
import { steadyTime } from '../../../server/rooms/clock';
import { must } from '../../support/clients';
import { gatherForEach } from '../../support/forTest';

const HOUR = 3_600_000;

/** A computer whose clock can be set, and the time that passes whatever is set. */
function computer() {
  let wall = 1_000 * HOUR;
  let steady = 5;
  return {
    time: steadyTime(
      () => wall,
      () => steady,
    ),
    set: (by: number) => {
      wall += by;
    },
    pass: (ms: number) => {
      wall += ms;
      steady += ms;
    },
  };
}

describe("[FA10] the server's time", () => {
  test('goes with the clock of the computer', () => {
    const { time, pass } = computer();
    const start = time();
    pass(90_000);
    expect(time() - start).toBe(90_000);
  });

  test('does not go back, and does not stand still, when that clock is set back by an hour', () => {
    const { time, set, pass } = computer();
    pass(10_000);
    const before = time();
    set(-HOUR);
    expect(time()).toBe(before);
    pass(30_000);
    const passed = time() - before;
    expect(passed).toBeLessThanOrEqual(30_000);
    expect(passed).toBeGreaterThanOrEqual(29_700);
  });

  test('agrees with that clock again later, and follows it forward at once', () => {
    const { time, set, pass } = computer();
    const start = time();
    set(-10_000);
    for (let second = 0; second < 2_000; second += 1) {
      pass(1_000);
      time();
    }
    expect(time() - start).toBe(2_000_000 - 10_000);
    set(HOUR);
    expect(time() - start).toBe(2_000_000 - 10_000 + HOUR);
  });
});

describe('[FA10] while the computer of the server slept', () => {
  const pair = { template: 'frame.buddy', minutes: 60 };
  const { running, here, person } = gatherForEach(['Ann', 'Ben'], pair);

  test('whoever stayed connected is here all the same, and two move on at once', async () => {
    const [ann, ben] = [person('Ann'), person('Ben')];
    must(await here.lead.command({ type: 'startMeeting' }));
    const { current } = await ben.until(({ status }) => status === 'running');
    await running.clock.skip(HOUR * 0.7);
    const { seats } = await ben.until(() => true);
    expect([ann, ben].map(({ me }) => seats[me]?.presence)).toEqual(['here', 'here']);
    for (const one of [ann, ben]) must(await one.command({ type: 'askToMoveOn', from: current ?? '', on: true }));
    await ann.until((now) => now.current !== current);
  });
});
