import type { BoardElement } from '../../../shared/documents/board';

/**
 * Excalidraw paints each element on a canvas of its own before it puts it on the board: a few hundred rectangles that fill the
 * screen, one over the other, take gigabytes and many seconds. So many pixels at full size are painted, small elements first.
 */
export const mostPixels = 400_000_000;
/** Its canvases are never larger; what is wider is painted smaller. */
const largestCanvas = 16_777_216;

type Measured = { version: number; pixels: number };
const measured = new WeakMap<BoardElement, Measured>();

/** Strokes and lines are as large as their points reach, whatever they say of their size. */
function pixelsOf(element: BoardElement): number {
  const { version, points } = element;
  const known = measured.get(element);
  if (known?.version === version) return known.pixels;
  let [width, height] = [Math.abs(element.width), Math.abs(element.height)];
  if (Array.isArray(points)) {
    let [left, right, top, bottom] = [0, 0, 0, 0];
    for (const [x, y] of points as [number, number][]) {
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
    [width, height] = [right - left, bottom - top];
  }
  const pixels = Math.min(width * height, largestCanvas);
  measured.set(element, { version, pixels });
  return pixels;
}

/** The elements of a board that are more than a page can paint, by id; the largest first. */
export function unpaintable(elements: readonly BoardElement[]): Set<string> {
  // A frame is only an outline.
  const painted = elements.filter(({ isDeleted, type }) => !isDeleted && type !== 'frame');
  let sum = 0;
  for (const element of painted) sum += pixelsOf(element);
  const tooMuch = new Set<string>();
  if (sum <= mostPixels) return tooMuch;
  for (const element of painted.sort((one, other) => pixelsOf(other) - pixelsOf(one))) {
    if (sum <= mostPixels) break;
    sum -= pixelsOf(element);
    tooMuch.add(element.id);
  }
  return tooMuch;
}
