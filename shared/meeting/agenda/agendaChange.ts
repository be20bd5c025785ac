import { type RecentChange, thingOf } from '../changes';
import type { Meeting, Time } from '../state';

/** Which changes by hand can be taken back. */

/** A change can be taken back for so long. */
export const AGENDA_UNDO_MS = 10 * 60_000;

/** What it changed still has its value from it. */
export const isStillLast = ({ changes }: Meeting, { id, change }: RecentChange): boolean =>
  changes?.last[thingOf(change)]?.holds === id;

/** The newest change that can be taken back now; null when there is none. */
export function undoableChange(meeting: Meeting, now: Time): RecentChange | null {
  const recent = meeting.changes?.recent ?? [];
  return recent.findLast((one) => now <= one.at + AGENDA_UNDO_MS && isStillLast(meeting, one)) ?? null;
}

/** Somebody gave this thing its present value by hand. */
export const isByHand = ({ changes }: Meeting, thing: string): boolean =>
  changes !== undefined && Object.hasOwn(changes.last, thing);
