import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { angleOf, placeAt, shortestTurn, sideOf } from '../../../../client/features/seats/geometry';
import { clockwise, pointAt, positive } from '../../../../client/ui/circle';
import { clockText } from '../../../../client/ui/text/clockText';

const order = (count: number) => Array.from({ length: count }, (_, i) => `m${i}`);

describe('the round', () => {
  test('my seat is at the bottom and the next person in order is clockwise of me, for 2 to 12 seats', () => {
    for (let count = 2; count <= 12; count += 1) {
      const members = order(count);
      for (const me of members) {
        expect(angleOf(me, me, members)).toBe(180);
        const next = members[(members.indexOf(me) + 1) % count]!;
        expect(angleOf(next, me, members)).toBeCloseTo(positive(180 + 360 / count));
      }
    }
  });

  test('the seat of a person who is away stands outside the line, but never above the highest seat', () => {
    expect(placeAt(0, true).y).toBe(-1);
    expect(placeAt(90, true).x).toBeCloseTo(1.1);
    expect(placeAt(180, true).y).toBeCloseTo(1.1);
    expect(placeAt(90, false)).toEqual(pointAt(90, 1));
  });

  test('no two of up to twelve faces overlap at the size that the style sheet gives them', () => {
    for (let count = 2; count <= 12; count += 1) {
      const diameter = count > 8 ? 0.29 : 0.372;
      const members = order(count);
      const points = members.map((member) => pointAt(angleOf(member, 'm0', members), 1));
      for (const [i, a] of points.entries()) {
        for (const b of points.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(diameter);
      }
    }
  });

  test('the light takes the short way and ends at the right seat', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -2000, max: 2000, noNaN: true }),
        fc.double({ min: 0, max: 360, noNaN: true }),
        (from, to) => {
          const end = shortestTurn(from, to);
          expect(Math.abs(end - from)).toBeLessThanOrEqual(180 + 1e-6);
          const miss = positive(end - to);
          expect(Math.min(miss, 360 - miss)).toBeLessThan(1e-6);
        },
      ),
    );
  });

  test('the solid line runs clockwise from the opener', () => {
    expect(clockwise(300, 60)).toBe(120);
    expect(clockwise(60, 60)).toBe(0);
  });

  test('names stand beside the seat at the top and below the others', () => {
    expect(sideOf(0)).toBe('top');
    expect(sideOf(90)).toBe('east');
    expect(sideOf(180)).toBe('bottom');
    expect(sideOf(270)).toBe('west');
  });
});

describe('clock texts', () => {
  test.each([
    [60_000, '1:00'],
    [59_001, '1:00'],
    [1, '0:01'],
    [0, '0:00'],
    [-40_900, '0:40'],
    [-61_000, '1:01'],
    [3_600_000, '60:00'],
  ])('%i ms is %s', (ms, text) => expect(clockText(ms)).toBe(text));
});
