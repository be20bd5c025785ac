import { describe, expect, test } from 'vitest';
import { createPoorConnection } from '../../../../client/features/deviceHints/poorConnection';

describe('my own poor network', () => {
  const weak = { weak: true, hasPictures: true };
  const good = { weak: false, hasPictures: true };

  test('shows the proposal after fifteen seconds, even with a good moment in between', () => {
    const hint = createPoorConnection();
    expect(hint.step(weak, 0)).toBe(false);
    hint.step(weak, 6_000);
    expect(hint.step(good, 7_000)).toBe(false);
    expect(hint.step(weak, 8_000)).toBe(false);
    expect(hint.step(weak, 15_000)).toBe(true);
  });

  test('a longer good time starts the wait again', () => {
    const hint = createPoorConnection();
    hint.step(weak, 0);
    hint.step(weak, 10_000);
    expect(hint.step(good, 14_250)).toBe(false);
    expect(hint.step(weak, 16_000)).toBe(false);
    expect(hint.step(weak, 30_750)).toBe(false);
    expect(hint.step(weak, 31_000)).toBe(true);
  });

  test('proposes nothing when no pictures are sent', () => {
    const hint = createPoorConnection();
    hint.step({ weak: true, hasPictures: false }, 0);
    expect(hint.step({ weak: true, hasPictures: false }, 60_000)).toBe(false);
  });

  test('the proposal stays until it is answered, and never comes back', () => {
    const hint = createPoorConnection();
    hint.step(weak, 0);
    expect(hint.step(weak, 15_000)).toBe(true);
    expect(hint.step(good, 90_000)).toBe(true);
    hint.dismiss();
    expect(hint.step(weak, 120_000)).toBe(false);
    expect(hint.step(weak, 900_000)).toBe(false);
  });
});
