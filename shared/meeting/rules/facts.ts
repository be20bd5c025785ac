import type { SlotPolicy } from '../../templates/template';
import type { Plan } from '../agenda/planChange';
import { planChange } from '../agenda/planDifference';
import type { Event } from '../events';
import { enter, leave, settle } from '../floor/floor';
import { type FloorChange, type FloorFact, setGoing, stoodStill, toldByName } from '../floor/floorChange';
import { floorChange } from '../floor/floorDifference';
import { progressOf } from '../standing';
import type { BreakoutId, Meeting, MemberId, PlannedStage, StageProgress, Time } from '../state';

/** Rules make a whole new floor or agenda; the facts made of them here say only what differs from what was. */

/** A fact about the floor: the new progress, with the next called and the right clocks running. */
export function floorFact(
  meeting: Meeting,
  type: FloorFact,
  stage: PlannedStage,
  progress: StageProgress,
  member: MemberId | null,
  at: Time,
): Event {
  return toldFact(meeting, type, settle(meeting, stage, progress, at), member, at);
}

/** The fact that the floor is now exactly so. */
export function toldFact(
  meeting: Meeting,
  type: FloorFact,
  to: StageProgress,
  member: MemberId | null,
  at: Time,
): Event {
  const stood = progressOf(meeting, to.key) ?? to;
  const told = member === null ? stood : toldByName(type, stood, member, at);
  return { type, stage: to.key, member, at, ...floorChange(told, to, at) };
}

/** The same facts, about the floor of one breakout: what happens in it changes nothing outside. */
export const toldIn = (events: readonly Event[], breakout: BreakoutId): Event[] =>
  events.map((event) => (isFloor(event) ? { ...event, breakout } : event));

const isFloor = (event: Event): event is Extract<Event, { type: FloorFact }> =>
  'stage' in event && 'member' in event && 'at' in event;

/** The fact that the agenda is now so. */
export const planFact = (meeting: Meeting, plan: Plan, slotPolicy: SlotPolicy, at: Time): Event => ({
  type: 'agendaPlanned',
  plan: planChange(meeting, plan),
  slotPolicy,
  at,
});

/** What a stage leaves behind besides clocks that stand still. */
export function leftBehind(progress: StageProgress, at: Time): { left?: FloorChange } {
  const left = floorChange(stoodStill(progress, at), leave(progress, at), at);
  return Object.keys(left).length === 0 ? {} : { left };
}

/** What a stage begins with besides a clock that runs; the meeting already stands in it. */
export function enteredWith(meeting: Meeting, stage: PlannedStage, at: Time): FloorChange {
  const going = setGoing(progressOf(meeting, stage.key), stage.key, stage.minutes, at);
  return floorChange(going, enter(meeting, stage, at), at);
}
