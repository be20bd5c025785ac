import type { BoardElement } from '../../../shared/documents/board';

/**
 * Excalidraw paints each element on a canvas of its own before it draws the board. A few hundred rectangles as large as
 * the screen take gigabytes and many seconds. So only this many pixels are painted, small elements first.
 */
export const mostPixels = 400_000_000;
/** Excalidraw's canvases are never larger. A wider element is painted smaller. */
const largestCanvas = 16_777_216;

type Measured = { version: number; pixels: number };
const measured = new WeakMap<BoardElement, Measured>();

/** Strokes and lines are as large as their points reach, whatever size they state. */
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

/** The ids of the elements that are more than a page can paint, the largest first. */
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
