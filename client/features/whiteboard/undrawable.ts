import type { BoardElement } from '../../../shared/documents/board';

/** After so many attempts, the board is drawn with the elements that are known to be safe. */
const mostTrials = 400;

/**
 * Finds the elements to leave out so that the rest of a board can be drawn. It halves the elements and adds each half
 * to those known to be safe, so that it also finds elements that fail only beside others.
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
