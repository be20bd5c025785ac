import type { Day } from '../day';

/** What decides when an action is due. */
type Dated = { id: string; due: Day | null; by: string; acceptedAt: number };

/**
 * The day by which an action is to be done: its own or, when its owner said nothing about when, that of the group's next
 * meeting. Null: only its words say when.
 */
export const dueOn = (action: Pick<Dated, 'due' | 'by'>, nextDay: Day | null): Day | null =>
  action.due ?? (action.by.trim() === '' ? nextDay : null);

/** What is due first in front, and what has no day at the end; of two for the same day the one that was accepted first. */
export function inOrderOfDue<T extends { action: Dated; day: Day | null }>(actions: readonly T[]): T[] {
  return actions.toSorted((one, other) => {
    if (one.day !== other.day) {
      if (one.day === null) return 1;
      return other.day === null || one.day < other.day ? -1 : 1;
    }
    return one.action.acceptedAt - other.action.acceptedAt || (one.action.id < other.action.id ? -1 : 1);
  });
}
