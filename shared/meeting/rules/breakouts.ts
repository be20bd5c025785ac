import { isRefusal, refuse } from '../../refusal';
import type { MemberCommand } from '../commands';
import type { Event } from '../events';
import { enter, joinFloor, leave, leaveFloor } from '../floor/floor';
import { floorChange } from '../floor/floorDifference';
import { drawBreakouts } from '../people/draw';
import { isSeated, takingPart } from '../people/people';
import {
  beforeEntering,
  breakoutIds,
  breakoutOf,
  floorIn,
  hasHadTurn,
  inBreakout,
  isSplit,
  meetingStanding,
  memberOfBreakout,
  placeNow,
  placeOfBreakout,
  progressOf,
  type Standing,
} from '../standing';
import type { BreakoutId, Meeting, MemberId, PlannedStage, StageProgress, Time } from '../state';
import { toldIn } from './facts';
import { type Decision, follow, withFloor } from './moment';

/** Pairs and trios: the same stage and clock for all, a floor for each. */

/** Runs a rule of the floor in the breakout where this member is, or in the whole meeting. */
export function whereFloorIs(meeting: Meeting, member: MemberId, rule: (room: Meeting) => Decision): Decision {
  const breakout = breakoutOf(meeting, member);
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
 * Entering a stage that takes place in breakouts draws them, unless they are drawn already. They end when no such stage lies
 * ahead: after a break the same people go on, so that everybody has their turn as client. In each of them the stage begins,
 * or goes on where it was.
 */
export function breakoutsBegun(meeting: Meeting, stage: PlannedStage, at: Time): Event[] {
  if (stage.parts === null) {
    const ahead = meeting.agenda.slice(placeNow(meeting) + 1);
    const areOver = meeting.breakouts !== undefined && !ahead.some((one) => one.parts !== null && !one.skipped);
    return areOver ? [ended(meeting, at)] : [];
  }
  const drawn: Event[] = meeting.breakouts === undefined ? [made(meeting, stage.parts, at)] : [];
  const split = follow(meeting, drawn);
  const main = progressOf(split, stage.key);
  if (main === undefined) throw new Error(`${stage.key} was not entered`);
  const floors = breakoutIds(split).flatMap((id) => {
    const room = inBreakout(split, id);
    const isNew = main.breakouts === undefined || !Object.hasOwn(main.breakouts, id);
    const begun = enter(isNew ? beforeEntering(room, stage.key) : room, stage, at);
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

function ended(meeting: Meeting, at: Time): Event {
  const late = Object.entries(meeting.breakouts?.members ?? {}).flatMap(([id, members]) => {
    const drawn = meeting.satTogether?.[placeOfBreakout(id)] ?? [];
    const joined = members.filter((member) => !drawn.includes(member));
    return joined.length === 0 ? [] : [[id, joined] as const];
  });
  return { type: 'breakoutsEnded', at, ...(late.length === 0 ? {} : { joined: Object.fromEntries(late) }) };
}

/** Who comes late sits down in the smallest breakout that has people, and so does who was outside and leads no more. */
export function joinsSmallest(meeting: Meeting, member: MemberId, at: Time): Event[] {
  if (!takingPart(meeting).includes(member) || memberOfBreakout(meeting, member) !== null) return [];
  const all = Object.entries(meeting.breakouts?.members ?? {});
  const held = all.filter(([, members]) => members.length > 0);
  const [first, ...others] = held.length > 0 ? held : all;
  if (first === undefined) return [];
  const [breakout] = others.reduce((one, other) => (other[1].length < one[1].length ? other : one), first);
  return [{ type: 'breakoutJoined', member, breakout, at }];
}

export const leavesBreakout = (meeting: Meeting, member: MemberId, at: Time): Event[] =>
  memberOfBreakout(meeting, member) === null && meeting.breakouts?.visits[member] === undefined
    ? []
    : [movedTo(meeting, member, null, at)];

const movedTo = (meeting: Meeting, member: MemberId, breakout: BreakoutId | null, at: Time): Event => ({
  type: 'breakoutJoined',
  member,
  breakout,
  at,
  ...(hasHadTurn(meeting, member) ? { hadTurn: true } : {}),
});

type MoveToBreakout = Extract<MemberCommand, { type: 'moveToBreakout' }>;

/** The lead moves somebody, such as a person who is alone in theirs. */
export function moveToBreakout(meeting: Meeting, { member, breakout }: MoveToBreakout, at: Time): Decision {
  if (!isSplit(meeting)) return refuse('notNow');
  if (!breakoutIds(meeting).includes(breakout)) return refuse('notFound');
  if (!isSeated(meeting, member) || !takingPart(meeting).includes(member)) return refuse('unknownMember');
  if (memberOfBreakout(meeting, member) === breakout) return refuse('notNow');
  return withFloor(meeting, [movedTo(meeting, member, breakout, at)], at, (room, now) =>
    room.order.includes(member) ? joinFloor(room, now.stage, now.progress, member) : leaveFloor(now.progress, member),
  );
}

/** The lead, outside, goes to one of them and comes out again. Everybody in it sees that before the lead hears anything. */
export function visitBreakout(meeting: Meeting, me: MemberId, breakout: BreakoutId | null, at: Time): Decision {
  if (!isSplit(meeting)) return refuse('notNow');
  if (memberOfBreakout(meeting, me) !== null) return refuse('notNow');
  if (breakout !== null && !breakoutIds(meeting).includes(breakout)) return refuse('notFound');
  if (breakoutOf(meeting, me) === breakout) return refuse('notNow');
  return [{ type: 'breakoutVisited', member: me, breakout, at }];
}
