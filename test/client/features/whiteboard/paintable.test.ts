import { expect, test } from 'vitest';
import { mostPixels, unpaintable } from '../../../../client/features/whiteboard/paintable';
import { element } from '../../../shared/documents/peers';

const squares = (count: number, side: number, type = 'rectangle') =>
  Array.from({ length: count }, (_, at) => element(`${type}${side}x${at}`, { type, width: side, height: side }));

test('[DC4] an ordinary board is painted whole: thousands of shapes, some as large as the screen, and frames', () => {
  expect(unpaintable([...squares(9_000, 150), ...squares(20, 2_000), ...squares(50, 20_000, 'frame')]).size).toBe(0);
});

test('[DC4] of hundreds of shapes that fill the screen, as many as a page can paint are painted, and all small ones', () => {
  const left = unpaintable([...squares(300, 3_000), ...squares(1_000, 200)]);
  expect(300 - left.size).toBe(Math.floor((mostPixels - 1_000 * 40_000) / 9_000_000));
  expect([...left].every((id) => id.startsWith('rectangle3000x'))).toBe(true);
});

test('[DC4] a stroke is as large as its points reach, and is measured again when it changes', () => {
  const points = [
    [0, 0],
    [5_000, 5_000],
  ];
  const strokes = squares(30, 0).map((each) => ({ ...each, type: 'freedraw', points }));
  expect(unpaintable(strokes).size).toBe(30 - Math.floor(mostPixels / 16_777_216));
  for (const each of strokes) Object.assign(each, { points: [[0, 0]], version: 2 });
  expect(unpaintable(strokes).size).toBe(0);
});
