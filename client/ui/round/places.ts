import { pointAt } from '../circle';

/** Where the words of a seat stand: under the face, above it, or, at the top of a small round, beside it. */
type Words = 'below' | 'above' | 'beside';

export type RoundPlaces = {
  /** How much taller the round is than wide, so that the words between two faces have room. */
  tall: number;
  /** How large a face is, in radii of the round; null where every size fits. */
  face: number | null;
  /** In the order of the seats. `x` and `y` are in radii, `room` is how wide the words may be, in radii. */
  seats: { x: number; y: number; words: Words; room: number | null }[];
};

/** Up to so many seats words under each face have all the room they need. */
const FEW = 6;
/** How high two lines of words are, and how narrow they may become, in radii. */
const WORDS_HIGH = 0.34;
const WORDS_WIDE = 0.5;
/** Words are never wider, because the middle of the round is not theirs, nor narrower, because nobody could read them. */
const WIDEST = 0.9;
const NARROWEST = 0.4;
/** Beyond it the round would not fit on a screen. */
const TALLEST = 1.9;

/**
 * Seats around a round, the first at the bottom and the others clockwise. With many seats, faces become smaller, the words of
 * the upper ones stand above them, and the round becomes taller, until no words lie on a neighbour.
 */
export function roundPlaces(count: number): RoundPlaces {
  const points = Array.from({ length: count }, (_, index) => pointAt(180 + (index * 360) / count, 1));
  if (count <= FEW) {
    const seats = points.map(({ x, y }) => ({
      x,
      y,
      words: y < -0.95 ? ('beside' as const) : ('below' as const),
      room: null,
    }));
    return { tall: 1, face: null, seats };
  }
  const face = Math.min(0.46, 3.5 / count);
  const aside = (WORDS_WIDE + face) / 2;
  // From the top down on one side; the other side is its mirror.
  const side = points.filter(({ x }) => x > -0.001).sort((one, other) => one.y - other.y);
  const gaps = side.slice(1).map((lower, index) => {
    const upper = side[index] ?? lower;
    const isAside = Math.abs(lower.x - upper.x) >= aside;
    return { middle: (upper.y + lower.y) / 2, tall: isAside ? 0 : (face + WORDS_HIGH) / (lower.y - upper.y) };
  });
  // Words leave one gap empty: the one that would need the tallest round.
  const empty = gaps.reduce((tightest, gap) => (gap.tall > tightest.tall ? gap : tightest));
  const others = gaps.filter((gap) => gap !== empty).map((gap) => gap.tall);
  const tall = Math.min(TALLEST, Math.max(1, ...others));
  const stands = points.map(({ x, y }) => {
    const words = y < empty.middle ? ('above' as const) : ('below' as const);
    const top = y * tall + (words === 'above' ? -face / 2 - WORDS_HIGH : face / 2);
    return { x, y, words, face: { top: y * tall - face / 2, high: face }, text: { top, high: WORDS_HIGH } };
  });
  const seats = stands.map((seat) => {
    const rooms = stands.flatMap((other) => {
      const far = Math.abs(other.x - seat.x);
      if (other === seat) return [];
      return [
        ...(isLevel(seat.text, other.face) ? [2 * far - face] : []),
        ...(isLevel(seat.text, other.text) ? [far] : []),
      ];
    });
    return { x: seat.x, y: seat.y, words: seat.words, room: Math.max(NARROWEST, Math.min(WIDEST, ...rooms)) };
  });
  return { tall, face, seats };
}

type Band = { top: number; high: number };

const isLevel = (one: Band, other: Band): boolean =>
  one.top < other.top + other.high - 0.001 && other.top < one.top + one.high - 0.001;
