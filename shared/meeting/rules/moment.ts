import type { Refusal } from '../../refusal';
import { refuse } from '../../refusal';
import type { Event } from '../events';
import { evolve } from '../evolve';
import { settle } from '../floor/floor';
import { breakoutIds, inBreakout, isSplit, meetingStanding, type Standing, standingOf } from '../standing';
import type { Meeting, MemberId, StageKey, StageProgress, Time } from '../state';
import { toldFact, toldIn } from './facts';

/** What a rule gives back. */
export type Decision = Event[] | Refusal;

/** Runs a rule of the agenda on the stage it names; `stale` when the meeting stands elsewhere (two people pressing Next move one stage). */
export const inStage = (meeting: Meeting, from: StageKey, rule: (at: Standing) => Decision): Decision =>
  standingAt(meeting, meetingStanding(meeting), from, rule);

/** Runs a rule of the floor where this member stands. */
export const whereStands = (
  meeting: Meeting,
  member: MemberId,
  from: StageKey,
  rule: (at: Standing) => Decision,
): Decision => standingAt(meeting, standingOf(meeting, member), from, rule);

function standingAt(
  meeting: Meeting,
  now: Standing | null,
  from: StageKey,
  rule: (at: Standing) => Decision,
): Decision {
  if (meeting.status === 'ended') return refuse('ended');
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
  if (!isSplit(after)) return [...events, ...adjusted(after, at, change)];
  const inEach = breakoutIds(after).flatMap((breakout) =>
    toldIn(adjusted(inBreakout(after, breakout), at, change), breakout),
  );
  return [...events, ...adjusted(after, at, change), ...inEach];
}

function adjusted(room: Meeting, at: Time, change: (after: Meeting, now: Standing) => StageProgress): Event[] {
  const now = meetingStanding(room);
  if (now === null) return [];
  const progress = settle(room, now.stage, change(room, now), at);
  if (JSON.stringify(progress) === JSON.stringify(now.progress)) return [];
  return [toldFact(room, 'floorAdjusted', progress, null, at)];
}
