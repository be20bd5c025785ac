import type { SlotPolicy } from '../templates/template';

/**
 * What somebody changed on the agenda by hand, with what held before, so that it can be taken back. It names one thing by the
 * stable key of a stage, slot or place: two people who change different things do not meet.
 */
export type AgendaChange =
  | { kind: 'minutes'; of: string; from: number }
  | { kind: 'stage'; of: string; skipped: boolean }
  /** `savedMs`: by how much the meeting ends earlier, where its minutes were saved. Older logs say `endsAt`: when it should have ended before. */
  | { kind: 'slot'; of: string; stages: string[]; skipped: boolean; savedMs?: number; endsAt?: number }
  | { kind: 'order'; from: string[] }
  /** By how much the meeting should now end later. */
  | { kind: 'end'; movedMs: number }
  | { kind: 'break'; of: string }
  /** Null: of all slots, before the meeting begins. */
  | { kind: 'block'; of: string; from: string; minutes: number }
  | { kind: 'block'; of: null; from: string; slotPolicy: SlotPolicy }
  /** No `from`: there was no own text at this place. */
  | { kind: 'prompt'; of: string; from?: string | null };

/** `id` is the version of the event, so it names one change of one meeting. */
export type RecentChange = { id: number; by: string; at: number; change: AgendaChange };

/**
 * `last`: who changed each thing last, and in which version; `holds` is the change that it has its value from, which is an
 * earlier one after an undo.
 */
export type AgendaChanges = {
  recent: RecentChange[];
  last: Record<string, { id: number; by: string; holds: RecentChange['id'] | null }>;
};

/** So many changes can be taken back, the newest first. */
export const CHANGES_KEPT = 8;

/** What a change is about: two changes of the same thing are a conflict, others are not. */
export function thingOf(change: AgendaChange): string {
  switch (change.kind) {
    case 'stage':
    case 'slot':
      return `out ${change.of}`;
    case 'order':
    case 'end':
      return change.kind;
    case 'minutes':
    case 'break':
    case 'prompt':
      return `${change.kind} ${change.of}`;
    case 'block':
      return change.of === null ? 'block' : `block ${change.of}`;
    default:
      return change satisfies never;
  }
}
