import { isRefusal, refuse } from '../../refusal';
import type { MemberCommand } from '../commands';
import type { Event } from '../events';
import { enter, joinFloor, leave, leaveFloor } from '../floor/floor';
import { floorChange } from '../floor/floorDifference';
import { drawBreakouts } from '../people/draw';
import { isSeated, takingPart } from '../people/people';
import { breakoutIds, breakoutOf, floorIn, inBreakout, isSplit, meetingStanding, type Standing } from '../standing';
import type { BreakoutId, Meeting, MemberId, PlannedStage, StageProgress, Time } from '../state';
import { toldIn } from './facts';
import { type Decision, follow, withFloor } from './moment';

/** Pairs and trios: the same stage and clock for all, a floor for each. */

/** Runs a rule of the floor in the breakout where this member is, or in the whole meeting. */
export function whereFloorIs(meeting: Meeting, member: MemberId, rule: (room: Meeting) => Decision): Decision {
  const breakout = isSplit(meeting) ? breakoutOf(meeting, member) : null;
  if (breakout === null) return rule(meeting);
  const decided = rule(inBreakout(meeting, breakout));
  return isRefusal(decided) ? decided : toldIn(decided, breakout);
}

/** What is left in the breakouts of a stage besides clocks that stand still. */
export function breakoutsLeft(meeting: Meeting, now: Standing, at: Time): Event[] {
  if (!isSplit(meeting)) return [];
  return breakoutIds(meeting).flatMap((id) => {
    const stood = meetingStanding(inBreakout(meeting, id))?.progress ?? now.progress;
    return floorTo(now.stage, id, stood, leave(stood, at), at);
  });
}

/**
 * Entering a stage that takes place in breakouts draws them, unless they are drawn already; entering another one ends them.
 * In each of them the stage begins, or goes on where it was.
 */
export function breakoutsBegun(meeting: Meeting, stage: PlannedStage, at: Time): Event[] {
  if (stage.parts === null) return meeting.breakouts === undefined ? [] : [{ type: 'breakoutsEnded', at }];
  const drawn: Event[] = meeting.breakouts === undefined ? [made(meeting, stage.parts, at)] : [];
  const split = follow(meeting, drawn);
  const main = split.progress[stage.key];
  if (main === undefined) throw new Error(`${stage.key} was not entered`);
  const floors = breakoutIds(split).flatMap((id) => {
    const room = inBreakout(split, id);
    const isNew = main.breakouts === undefined || !Object.hasOwn(main.breakouts, id);
    const { [stage.key]: _, ...others } = room.progress;
    const begun = enter(isNew ? { ...room, progress: others } : room, stage, at);
    return floorTo(stage, id, { ...main, ...floorIn(main, id) }, begun, at);
  });
  return [...drawn, ...floors];
}

/** The stage's clock is the same everywhere, so only the floor is told. */
function floorTo(stage: PlannedStage, id: BreakoutId, from: StageProgress, to: StageProgress, at: Time): Event[] {
  const { talk, hands, aside, listening } = to;
  const change = floorChange(from, { ...from, talk, hands, aside, listening }, at);
  const told: Event = { type: 'floorAdjusted', stage: stage.key, member: null, at, breakout: id, ...change };
  return Object.keys(change).length === 0 ? [] : [told];
}

function made(meeting: Meeting, parts: 'pairs' | 'trios', at: Time): Event {
  const known = (meeting.satTogether ?? []).length;
  const members = drawBreakouts(meeting, parts).map((group, place) => [`b${known + place + 1}`, group] as const);
  return { type: 'breakoutsMade', members: Object.fromEntries(members), at };
}

/** Who comes late sits down in the smallest breakout. */
export function joinsSmallest(meeting: Meeting, member: MemberId, at: Time): Event[] {
  if (!isSplit(meeting) || !takingPart(meeting).includes(member)) return [];
  const [first, ...others] = Object.entries(meeting.breakouts?.members ?? {});
  if (first === undefined || breakoutOf(meeting, member) !== null) return [];
  const [breakout] = others.reduce((one, other) => (other[1].length < one[1].length ? other : one), first);
  return [{ type: 'breakoutJoined', member, breakout, at }];
}

export const leavesBreakout = (meeting: Meeting, member: MemberId, at: Time): Event[] =>
  breakoutOf(meeting, member) === null ? [] : [{ type: 'breakoutJoined', member, breakout: null, at }];

type MoveToBreakout = Extract<MemberCommand, { type: 'moveToBreakout' }>;

/** The lead moves somebody, such as a person who is alone in theirs. */
export function moveToBreakout(meeting: Meeting, { member, breakout }: MoveToBreakout, at: Time): Decision {
  if (!isSplit(meeting)) return refuse('notNow');
  if (!breakoutIds(meeting).includes(breakout)) return refuse('notFound');
  if (!isSeated(meeting, member) || !takingPart(meeting).includes(member)) return refuse('unknownMember');
  if (breakoutOf(meeting, member) === breakout && meeting.breakouts?.visits[member] === undefined) {
    return refuse('notNow');
  }
  return withFloor(meeting, [{ type: 'breakoutJoined', member, breakout, at }], at, (room, now) =>
    room.order.includes(member) ? joinFloor(room, now.stage, now.progress, member) : leaveFloor(now.progress, member),
  );
}

/** The lead, outside, goes to one of them and comes out again. Everybody in it sees that before the lead hears anything. */
export function visitBreakout(meeting: Meeting, me: MemberId, breakout: BreakoutId | null, at: Time): Decision {
  if (!isSplit(meeting)) return refuse('notNow');
  const { members = {}, visits = {} } = meeting.breakouts ?? {};
  if (Object.values(members).some((list) => list.includes(me))) return refuse('notNow');
  if (breakout !== null && !breakoutIds(meeting).includes(breakout)) return refuse('notFound');
  if ((visits[me] ?? null) === breakout) return refuse('notNow');
  return [{ type: 'breakoutVisited', member: me, breakout, at }];
}
