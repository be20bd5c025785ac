import { expect, test } from 'vitest';
import { KeyedBuckets, TokenBucket } from '../../../server/realtime/tokenBucket';

test('whoever took something once is not remembered for ever, and whoever is still in debt is', () => {
  let now = 0;
  const buckets = new KeyedBuckets(() => new TokenBucket({ most: 10, perSecond: 1 }, () => now));
  buckets.of('debtor').take(1_000_000);
  for (let n = 0; n < 5_000; n += 1) {
    buckets.of(`visitor ${n}`).take(1);
    now += 10;
  }
  expect(buckets.size).toBeLessThan(1_500);
  expect(buckets.of('debtor').isOverdrawn()).toBe(true);
  expect(buckets.of('visitor 4999').isFull()).toBe(false);
});
