import { expect, test } from 'vitest';
import { plannedTime } from '../../../../client/ui/text/plannedTime';

test('whole minutes are counted, and a length with a fraction is told like a clock', () => {
  expect([10, 9.5, 13 + 1 / 3, 9.999].map(plannedTime)).toEqual([
    { whole: 10 },
    { time: '9:30' },
    { time: '13:18' },
    { whole: 10 },
  ]);
});
