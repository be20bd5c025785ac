import { describe, expect, test } from 'vitest';
import { createPoorConnection } from '../../../../client/features/deviceHints/poorConnection';

describe('my own poor network', () => {
  const weak = { weak: true, hasPictures: true };
  const good = { weak: false, hasPictures: true };

  test('shows the proposal after fifteen seconds, even with a good moment in between', () => {
    const line = createPoorConnection();
    expect(line.step(weak, 0)).toBe(false);
    line.step(weak, 6_000);
    expect(line.step(good, 7_000)).toBe(false);
    expect(line.step(weak, 8_000)).toBe(false);
    expect(line.step(weak, 15_000)).toBe(true);
  });

  test('a longer good time starts the wait again', () => {
    const line = createPoorConnection();
    line.step(weak, 0);
    line.step(weak, 10_000);
    expect(line.step(good, 14_250)).toBe(false);
    expect(line.step(weak, 16_000)).toBe(false);
    expect(line.step(weak, 30_750)).toBe(false);
    expect(line.step(weak, 31_000)).toBe(true);
  });

  test('proposes nothing when no pictures are sent', () => {
    const line = createPoorConnection();
    line.step({ weak: true, hasPictures: false }, 0);
    expect(line.step({ weak: true, hasPictures: false }, 60_000)).toBe(false);
  });

  test('the proposal stays until it is answered, and never comes back', () => {
    const line = createPoorConnection();
    line.step(weak, 0);
    expect(line.step(weak, 15_000)).toBe(true);
    expect(line.step(good, 90_000)).toBe(true);
    line.dismiss();
    expect(line.step(weak, 120_000)).toBe(false);
    expect(line.step(weak, 900_000)).toBe(false);
  });
});
