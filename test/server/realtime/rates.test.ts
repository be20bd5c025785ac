import { expect, test } from 'vitest';
import { Windows } from '../../../server/realtime/rates';

test('a window begins with the first message, allows so many, and says how long it still lasts', () => {
  let now = 5_000;
  const windows = new Windows({ points: 3, seconds: 10 }, () => now);
  const answers: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    answers.push(windows.take('ann'));
    now += 1_000;
  }
  expect(answers).toEqual([0, 0, 0, 7_000, 6_000]);
  expect(windows.take('ben')).toBe(0);
  now = 14_999.5;
  expect(windows.take('ann')).toBe(1);
  now = 15_000;
  expect([1, 2, 3, 4].map(() => windows.take('ann'))).toEqual([0, 0, 0, 10_000]);
});

test('whoever was here once is not remembered for ever, and whoever is still in a window is', () => {
  let now = 0;
  const windows = new Windows({ points: 1, seconds: 10 }, () => now);
  for (let n = 0; n < 5_000; n += 1) {
    windows.take(`visitor ${n}`);
    now += 10;
  }
  expect(windows.size).toBeLessThan(2_500);
  expect(windows.take('visitor 4999')).toBeGreaterThan(0);
});
