import { expect, test } from 'vitest';
import { countBehind } from '../../../client/ui/noticeRow';

test('people whom the first notice names are not counted as more notices', () => {
  const [own, summedUp] = [{ isSummedUp: false }, { isSummedUp: true }];
  expect(countBehind([own, summedUp, summedUp])).toBe(0);
  expect(countBehind([own, summedUp, summedUp, own])).toBe(1);
  expect(countBehind([own, own])).toBe(1);
  expect(countBehind([])).toBe(0);
});
