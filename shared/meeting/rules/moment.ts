import type { Refusal } from '../../refusal';
import { refuse } from '../../refusal';
import type { Event } from '../events';
import { evolve } from '../evolve';
import { settle } from '../floor';
import type { Meeting, PlannedStage, StageKey, StageProgress, Time } from '../state';
import { toldFact } from './facts';

/** What a rule gives back. */
export type Decision = Event[] | Refusal;

/** The stage in hand with its progress. */
export type Standing = { stage: PlannedStage; progress: StageProgress };

export function standing(meeting: Meeting): Standing | null {
  const stage = meeting.agenda.find((planned) => planned.key === meeting.current);
  const progress = meeting.current === null ? undefined : meeting.progress[meeting.current];
  return stage === undefined || progress === undefined ? null : { stage, progress };
}

/** Runs a rule on the stage it names; `stale` when the meeting stands elsewhere (two people pressing Next move one stage). */
export function inStage(meeting: Meeting, from: StageKey, rule: (at: Standing) => Decision): Decision {
  if (meeting.status === 'ended') return refuse('ended');
  const now = standing(meeting);
  if (now === null) return refuse('notNow');
  return now.stage.key === from ? rule(now) : refuse('stale');
}

export const follow = (meeting: Meeting, events: readonly Event[]): Meeting =>
  events.reduce<Meeting>((reached, event) => evolve(reached, event), meeting);

/** After people came or went: the floor as it now has to be, when that differs. */
export function withFloor(
  meeting: Meeting,
  events: Event[],
  at: Time,
  change: (after: Meeting, now: Standing) => StageProgress = (_, now) => now.progress,
): Event[] {
  const after = follow(meeting, events);
  const now = standing(after);
  if (now === null) return events;
  const progress = settle(after, now.stage, change(after, now), at);
  if (JSON.stringify(progress) === JSON.stringify(now.progress)) return events;
  return [...events, toldFact(after, 'floorAdjusted', progress, null, at)];
}
