import type { BoardElement } from '../../../shared/documents/board';

/** A board that has more to leave out than can be found in so many trials is drawn with what was found to be safe. */
const mostTrials = 400;

/**
 * Finds what has to be left out so that the rest of a board can be drawn: by halves, adding to what is known to be safe, so
 * that elements which only fail beside others are found as well.
 */
export async function undrawable(
  elements: readonly BoardElement[],
  canDraw: (elements: readonly BoardElement[]) => Promise<boolean>,
): Promise<Set<string>> {
  const safe: BoardElement[] = [];
  const leftOut = new Set<string>();
  let trials = 0;

  async function add(part: readonly BoardElement[]): Promise<void> {
    if (part.length === 0) return;
    trials += 1;
    if (trials <= mostTrials && (await canDraw([...safe, ...part]))) {
      safe.push(...part);
      return;
    }
    if (part.length === 1 || trials > mostTrials) {
      for (const { id } of part) leftOut.add(id);
      return;
    }
    const middle = Math.ceil(part.length / 2);
    await add(part.slice(0, middle));
    await add(part.slice(middle));
  }

  await add(elements);
  return leftOut;
}
