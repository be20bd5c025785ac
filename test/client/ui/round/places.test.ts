import { expect, test } from 'vitest';
import { roundPlaces } from '../../../../client/ui/round/places';

type Box = { left: number; right: number; top: number; bottom: number };

const touch = (one: Box, other: Box) =>
  one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 1 && other.top < one.bottom - 1;

/** Words as wide as they may be, in two lines, in a round of this radius in pixels. */
function boxesOf(count: number, radius: number, usualFace: number) {
  const { tall, face, seats } = roundPlaces(count);
  const size = face === null ? usualFace : face * radius;
  const lines = 38;
  return seats.map(({ x, y, words, room }) => {
    const middle = { x: x * radius, y: y * radius * tall };
    const half = (room === null ? 96 : Math.min(150, room * radius)) / 2;
    const left = words === 'beside' ? middle.x + size / 2 + 6 : middle.x - half;
    const top =
      words === 'beside' ? middle.y - lines / 2 : words === 'above' ? middle.y - size / 2 - lines : middle.y + size / 2;
    const around = size / 2;
    return {
      text: { left, right: left + 2 * half, top, bottom: top + lines },
      face: { left: middle.x - around, right: middle.x + around, top: middle.y - around, bottom: middle.y + around },
    };
  });
}

test.each([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])(
  'in a round of %i no words lie on a face or on other words',
  (count) => {
    for (const [radius, face] of [
      [172, 92],
      [116, 66],
    ] as const) {
      const boxes = boxesOf(count, radius, face);
      for (const [index, { text }] of boxes.entries()) {
        // A short first name fits.
        expect(text.right - text.left).toBeGreaterThanOrEqual(46);
        for (const [at, other] of boxes.entries()) {
          if (at === index) continue;
          expect({ radius, index, at, onFace: touch(text, other.face) }).toMatchObject({ onFace: false });
          expect({ radius, index, at, onWords: touch(text, other.text) }).toMatchObject({ onWords: false });
        }
      }
    }
  },
);
