import { type RecentChange, thingOf } from '../changes';
import type { Meeting, Time } from '../state';

/** Which changes by hand can be taken back. */

/** A change can be taken back for so long. */
export const AGENDA_UNDO_MS = 10 * 60_000;

/**
 * What it changed still has its value from it. Minutes that are protected since the start are not shortened any more, also not
 * by taking back what was chosen before it.
 */
export function isStillLast(meeting: Meeting, { id, change, at }: RecentChange): boolean {
  if (meeting.changes?.last[thingOf(change)]?.holds !== id) return false;
  if (change.kind !== 'minutes' || meeting.startedAt === null || at >= meeting.startedAt) return true;
  return !meeting.agenda.some((stage) => stage.key === change.of && stage.protected && stage.minutes > change.from);
}

/** The newest change that can be taken back now; null when there is none. */
export function undoableChange(meeting: Meeting, now: Time): RecentChange | null {
  const recent = meeting.changes?.recent ?? [];
  return recent.findLast((one) => now <= one.at + AGENDA_UNDO_MS && isStillLast(meeting, one)) ?? null;
}

/** Somebody gave this thing its present value by hand. */
export const isByHand = ({ changes }: Meeting, thing: string): boolean =>
  changes !== undefined && Object.hasOwn(changes.last, thing);
