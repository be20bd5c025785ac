import { describe, expect, test } from 'vitest';
import { problemOf, screenProblemOf, shownChoice } from '../../../../client/media/devices/devices';

describe('device trouble in three words', () => {
  test.each([
    ['NotAllowedError', 'refused'],
    ['SecurityError', 'refused'],
    ['NotReadableError', 'inUse'],
    ['AbortError', 'inUse'],
    ['NotFoundError', 'missing'],
    ['OverconstrainedError', 'missing'],
    ['TypeError', 'missing'],
  ])('%s is %s', (name, problem) => {
    expect(problemOf(new DOMException('', name))).toBe(problem);
  });
});

test.each([
  ['NotAllowedError', 'Permission denied', 'dismissed'],
  ['NotAllowedError', 'Permission denied by system', 'system'],
  ['NotReadableError', '', 'failed'],
  ['AbortError', '', 'failed'],
  ['InvalidStateError', '', 'failed'],
  ['TypeError', 'getDisplayMedia is not a function', 'failed'],
])('a screen that is not shared: %s %s is %s', (name, message, problem) => {
  expect(screenProblemOf(new DOMException(message, name))).toBe(problem);
});

test('a list of devices shows no choice that it does not have', () => {
  const devices = ['default', 'one', 'two'].map((id) => ({ id, label: id }));
  expect(shownChoice(devices, 'two')).toBe('two');
  expect(shownChoice(devices, 'gone')).toBe('default');
  expect(shownChoice(devices, null)).toBe('default');
  expect(shownChoice(devices.slice(1), 'gone')).toBe('');
  expect(shownChoice([], 'gone')).toBe('');
});
