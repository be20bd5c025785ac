import { expect, test } from 'vitest';
import { isPoorTowardsMost } from '../../../../../client/media/transports/mesh/pairQuality';

test('my own network is poor when it is poor towards most of those who are there', () => {
  expect(isPoorTowardsMost(['poor', 'reconnecting', 'good'])).toBe(true);
  expect(isPoorTowardsMost(['poor', 'good'])).toBe(false);
  expect(isPoorTowardsMost(['poor', 'gone', 'gone'])).toBe(true);
  expect(isPoorTowardsMost(['gone'])).toBe(false);
  expect(isPoorTowardsMost([])).toBe(false);
});
