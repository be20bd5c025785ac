import { pino } from 'pino';
import { expect, test } from 'vitest';
import { Demos } from '../../../server/demo/demos';
import { isRefusal } from '../../../shared/refusal';
import { HandClock } from '../../support/clock';

/** Nobody ever answers the simulated members, so that a demo stays at its beginning. */
const silent = { open: () => new Promise<never>(() => {}), ask: () => new Promise<never>(() => {}), close: () => {} };

const demosFor = (most: number) =>
  new Demos({
    store: { demos: async () => [], eraseDemo: async () => {} },
    clock: new HandClock(),
    log: pino({ level: 'silent' }),
    dial: () => silent,
    most,
    ending: async () => {},
  });

const placeIn = (demos: Demos) => {
  const place = demos.reserve('10.0.0.1');
  if (isRefusal(place)) throw new Error(place.refused);
  return place;
};
const demo = (name: string) => ({
  group: `group ${name}`,
  meeting: `meeting ${name}`,
  format: 'group' as const,
  guest: `guest ${name}`,
  people: [{ member: `member ${name}`, cookie: '' }],
});

test('a demo that is beginning has one place, and the next one has the other', () => {
  const demos = demosFor(2);
  void placeIn(demos).begin(demo('a'));
  void placeIn(demos).begin(demo('b'));
  expect(demos.reserve('10.0.0.2')).toMatchObject({ refused: 'full' });
  demos.stop();
});

test('a place that was given back is free again', () => {
  const demos = demosFor(1);
  const place = placeIn(demos);
  expect(demos.reserve('10.0.0.2')).toMatchObject({ refused: 'full' });
  place.release();
  placeIn(demos).release();
});

test('what could not be erased is tried again after a minute, and not once the server has stopped', async () => {
  const clock = new HandClock();
  let tries = 0;
  const make = (erasing: () => Promise<void> = async () => {}) =>
    new Demos({
      store: {
        demos: async () => ['group a'],
        eraseDemo: async () => {
          tries += 1;
          await erasing();
          throw new Error('the disk is full');
        },
      },
      clock,
      log: pino({ level: 'silent' }),
      dial: () => silent,
      most: 1,
      ending: async () => {},
    });
  const demos = make();
  await demos.eraseLeftovers();
  await clock.move(60_000);
  expect(tries).toBe(2);
  demos.stop();
  await clock.move(120_000);
  expect(tries, 'stopped while it waited').toBe(2);
  const late: Demos = make(async () => late.stop());
  await late.eraseLeftovers();
  await clock.move(120_000);
  expect(tries, 'stopped while it was erasing').toBe(3);
});
