import { expect, test } from 'vitest';
import { TypingGuard } from '../../../client/ui/typingGuard';

test('for two seconds after the last letter, letters are no shortcuts', () => {
  const guard = new TypingGuard();
  expect(guard.isTyping(0)).toBe(false);
  guard.typed(1_000);
  guard.typed(1_500);
  expect(guard.isTyping(3_499)).toBe(true);
  expect(guard.isTyping(3_500)).toBe(false);
});

test('after a field was removed, letters are no shortcuts until its writer moves on or types elsewhere', () => {
  const guard = new TypingGuard();
  guard.typed(1_000);
  guard.fieldTaken();
  expect(guard.isTyping(60_000)).toBe(true);
  guard.moved();
  expect(guard.isTyping(60_000)).toBe(false);
  guard.fieldTaken();
  guard.typed(61_000);
  expect(guard.isTyping(63_000)).toBe(false);
});

test('shortcuts work again at once for a person who says that they have finished', () => {
  const guard = new TypingGuard();
  guard.typed(1_000);
  guard.fieldTaken();
  guard.finished();
  expect(guard.isTyping(1_001)).toBe(false);
});
