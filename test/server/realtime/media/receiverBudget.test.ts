import { expect, test } from 'vitest';
import { ReceiverBudget } from '../../../../server/realtime/media/receiverBudget';

test('a signal costs the same work however many pairs of people are talking', () => {
  let looks = 0;
  const budget = new ReceiverBudget(() => {
    looks += 1;
    return 0;
  });
  for (let n = 0; n < 5_000; n += 1) budget.take(`sender ${n}`, 'ben', 'x'.repeat(1_000));
  looks = 0;
  for (let n = 0; n < 5_000; n += 1) expect(budget.take(`sender ${n}`, 'ben', 'x')).toBeNull();
  expect(looks).toBeLessThan(5_000 * 5);
});
