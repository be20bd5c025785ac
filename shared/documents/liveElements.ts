import type * as Y from 'yjs';
import type { BoardElement } from './board';

/** True for the last version of a deleted element. It is kept so that somebody's undo can bring the element back. */
export const isTombstone = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'isDeleted' in value && value.isDeleted === true;

const isLive = (value: unknown): boolean => value !== undefined && !isTombstone(value);

const counts = new WeakMap<Y.Map<BoardElement>, { live: number }>();

/**
 * How many elements of a board are not deleted; counted once and kept up to date, because every new element needs the
 * number.
 */
export function liveElements(elements: Y.Map<BoardElement>): number {
  const known = counts.get(elements);
  if (known) return known.live;
  const count = { live: 0 };
  for (const value of elements.values()) if (isLive(value)) count.live += 1;
  elements.observe((event) => {
    for (const [key, { oldValue }] of event.changes.keys)
      count.live += Number(isLive(elements.get(key))) - Number(isLive(oldValue));
  });
  counts.set(elements, count);
  return count.live;
}

/** Removes tombstones from a board; somebody who still undoes a deletion writes the element again. */
export function purgeTombstones(elements: Y.Map<BoardElement>): void {
  const dead = [...elements.entries()].filter(([, value]) => isTombstone(value));
  if (dead.length === 0) return;
  elements.doc?.transact(() => {
    for (const [key] of dead) elements.delete(key);
  });
}
