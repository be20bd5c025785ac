import { describe, expect, test } from 'vitest';
import { createPoorConnection } from '../../../../client/features/deviceHints/poorConnection';

describe('a poor network of my own', () => {
  const weak = { weak: true, hasPictures: true };
  const good = { weak: false, hasPictures: true };

  test('fifteen seconds; a good moment in between does not undo it', () => {
    const line = createPoorConnection();
    expect(line.step(weak, 0)).toBe(false);
    line.step(weak, 6_000);
    expect(line.step(good, 7_000)).toBe(false);
    expect(line.step(weak, 8_000)).toBe(false);
    expect(line.step(weak, 15_000)).toBe(true);
  });

  test('a good stretch begins anew', () => {
    const line = createPoorConnection();
    line.step(weak, 0);
    line.step(weak, 10_000);
    expect(line.step(good, 14_250)).toBe(false);
    expect(line.step(weak, 16_000)).toBe(false);
    expect(line.step(weak, 30_750)).toBe(false);
    expect(line.step(weak, 31_000)).toBe(true);
  });

  test('without a picture there is nothing to spare', () => {
    const line = createPoorConnection();
    line.step({ weak: true, hasPictures: false }, 0);
    expect(line.step({ weak: true, hasPictures: false }, 60_000)).toBe(false);
  });

  test('proposed once: it stays until answered, and never comes back', () => {
    const line = createPoorConnection();
    line.step(weak, 0);
    expect(line.step(weak, 15_000)).toBe(true);
    expect(line.step(good, 90_000)).toBe(true);
    line.dismiss();
    expect(line.step(weak, 120_000)).toBe(false);
    expect(line.step(weak, 900_000)).toBe(false);
  });
});
