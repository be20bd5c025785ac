import { expect, test } from 'vitest';
import { clockFace, isTimeUp } from '../../../shared/meeting/views/clocks';
import { MINUTE, running } from './support';

test('the stage clock says that its end is near: from two minutes on, from thirty seconds on, and over time', () => {
  const { state, now } = running().goTo('checkin');
  const said = (ms: number) => {
    const face = clockFace(state, now + ms);
    return [face?.seconds, face?.soon, face?.last, face?.over];
  };
  expect(said(0)).toEqual([300, false, false, false]);
  expect(said(3 * MINUTE - 1)).toEqual([121, false, false, false]);
  expect(said(3 * MINUTE)).toEqual([120, true, false, false]);
  expect(said(4.5 * MINUTE)).toEqual([30, true, true, false]);
  expect(said(5 * MINUTE + 1_000)).toEqual([-1, true, true, true]);
  expect([5 * MINUTE - 1, 5 * MINUTE].map((ms) => isTimeUp(state, now + ms))).toEqual([false, true]);
});

test('of a stage of two minutes nobody is told at its beginning that two minutes are left', () => {
  const { state, now } = running({ minutes: 110 }).goTo('s1/advice');
  expect(clockFace(state, now)).toEqual({
    seconds: 120,
    ofMinutes: 2,
    running: true,
    soon: false,
    last: false,
    over: false,
  });
});
