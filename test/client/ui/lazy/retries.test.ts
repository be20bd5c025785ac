import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withRetries } from '../../../../client/ui/lazy/retries';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function failing(times: number) {
  let asked = 0;
  const load = async () => {
    asked += 1;
    if (asked <= times) throw new TypeError('Failed to fetch');
    return 'page';
  };
  return { load, asked: () => asked };
}

test('a file that could not be loaded for a moment is requested again', async () => {
  const { load, asked } = failing(2);
  const page = withRetries(load);
  await vi.advanceTimersByTimeAsync(0);
  expect(asked()).toBe(1);
  await vi.runAllTimersAsync();
  expect(await page).toBe('page');
  expect(asked()).toBe(3);
});

test('a file that never loads is given up, so that the page can say so', async () => {
  const { load, asked } = failing(Number.POSITIVE_INFINITY);
  const given = expect(withRetries(load)).rejects.toThrow('Failed to fetch');
  await vi.runAllTimersAsync();
  await given;
  expect(asked()).toBe(4);
});
