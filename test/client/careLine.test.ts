import { describe, expect, test } from 'vitest';
import { createPoorLine, type LineFacts } from '../../client/features/care/poorLine';
import { sparedSize } from '../../client/media/encodings';

const facts = (others: LineFacts['others'], hasPictures = true): LineFacts => ({ others, hasPictures });

describe('a weak line of my own', () => {
  const weak = facts(['poor', 'reconnecting', 'good']);

  test('fifteen seconds towards most of the others; a good moment in between does not undo it', () => {
    const line = createPoorLine();
    expect(line.step(weak, 0)).toBe(false);
    line.step(weak, 6_000);
    expect(line.step(facts(['good', 'good', 'good']), 7_000)).toBe(false);
    expect(line.step(weak, 8_000)).toBe(false);
    expect(line.step(weak, 15_000)).toBe(true);
  });

  test('a good stretch begins anew', () => {
    const line = createPoorLine();
    line.step(weak, 0);
    line.step(weak, 10_000);
    expect(line.step(facts(['good', 'good', 'good']), 14_250)).toBe(false);
    expect(line.step(weak, 16_000)).toBe(false);
    expect(line.step(weak, 30_750)).toBe(false);
    expect(line.step(weak, 31_000)).toBe(true);
  });

  test('half of them weak is their line; nobody there, or no picture to spare, says nothing', () => {
    for (const other of [facts(['poor', 'good']), facts([]), facts(['gone']), facts(['poor'], false)]) {
      const line = createPoorLine();
      line.step(other, 0);
      expect(line.step(other, 60_000)).toBe(false);
    }
  });

  test('proposed once: it stays until answered, and never comes back', () => {
    const line = createPoorLine();
    line.step(weak, 0);
    expect(line.step(weak, 15_000)).toBe(true);
    expect(line.step(facts(['good', 'good', 'good']), 90_000)).toBe(true);
    line.dismiss();
    expect(line.step(weak, 120_000)).toBe(false);
    expect(line.step(weak, 900_000)).toBe(false);
  });
});

test('a spared line draws nobody large, and without pictures nobody at all', () => {
  expect([sparedSize('full', true), sparedSize('full', false)]).toEqual(['large', 'small']);
  expect([sparedSize('smaller', true), sparedSize('smaller', false)]).toEqual(['small', 'small']);
  expect([sparedSize('soundOnly', true), sparedSize('soundOnly', false)]).toEqual(['hidden', 'hidden']);
});
