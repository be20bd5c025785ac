import { isRefusal, refuse } from '../../refusal';
import { type AgendaChange, thingOf } from '../changes';
import type { Meeting, MemberId, Time } from '../state';
import type { Decision } from './moment';
import { plannedAnew } from './opening';

export type ByHand = {
  by: MemberId;
  /** The version of the meeting that they saw; left out by whoever saw none. */
  seen?: number | undefined;
  at: Time;
  change: AgendaChange;
};

/**
 * A change of the agenda by hand. What somebody else has changed since it was seen is not overwritten: the later of two people
 * is told `stale`, and sees what holds. Changes of different things do not meet.
 */
export function byHand(meeting: Meeting, { by, seen, at, change }: ByHand, rule: () => Decision): Decision {
  const last = meeting.changes?.last[thingOf(change)];
  if (seen !== undefined && last !== undefined && last.by !== by && last.id > seen) {
    return refuse('stale', { by: last.by });
  }
  const decided = rule();
  if (isRefusal(decided) || decided.length === 0) return decided;
  return plannedAnew(meeting, [...decided, { type: 'agendaChanged', change, by, at }], at);
}
