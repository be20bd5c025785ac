import { refuse } from '../../refusal';
import { appendSlot, slotRange, wantsNoAdvice } from '../agenda/planner';
import {
  countedFrom,
  endsIfKept,
  grantedMinutes,
  isLeftOut,
  isStillAhead,
  partsOf,
  recutAhead,
  slotOfClient,
  slotsAhead,
  slotsOf,
  stageIndex,
} from '../agenda/recut';
import { blockOf, isInParts, isPutIn, slotBlockOf } from '../agenda/slotBlock';
import type { Event } from '../events';
import { takingPart } from '../people/people';
import { isInHand, meetingStanding, placeNow, wasEntered } from '../standing';
import type { Meeting, MemberId, PlannedStage, Slot, SlotId, Time } from '../state';
import { planFact } from './facts';
import { type Decision, follow } from './moment';

/** Whole slots leave the agenda and come back to it. */

/** The events, and what time is left shared anew among the slots ahead. Before the start the whole agenda is planned anew instead. */
export function withRecut(meeting: Meeting, events: Event[], at: Time): Event[] {
  if (meeting.status === 'lobby') return events;
  const cut = recutAhead(follow(meeting, events), at);
  return cut === null ? events : [...events, { type: 'minutesCut', cut, at }];
}

/** A slot that was left out takes place after all, where it stands; without its advice if its client wants none. */
export function slotPutBack(meeting: Meeting, slot: Slot, at: Time, parts = partsOf(meeting, slot.id)): Event[] {
  const stages = parts.filter((part) => part.needs !== 'adviceWanted' || !wantsNoAdvice(slot)).map((part) => part.key);
  return withRecut(meeting, [{ type: 'stagesSkipped', stages, skipped: false, at }], at);
}

/** What is still to come of a slot that has begun and is not in hand: its rest was moved, or the meeting went back before it. */
export function restAhead(meeting: Meeting, slot: SlotId): PlannedStage[] {
  const parts = partsOf(meeting, slot);
  const begun = parts.some((part) => wasEntered(meeting, part.key));
  if (!begun || parts.some((part) => isInHand(meeting, part.key))) return [];
  return parts.filter((part) => stageIndex(meeting, part.key) > placeNow(meeting));
}

/** These stages of a slot ahead are left out, after these events. */
export function slotLeftOut(meeting: Meeting, parts: readonly PlannedStage[], events: Event[], at: Time): Event[] {
  const stages = keysToSkip(parts);
  return withRecut(meeting, [...events, { type: 'stagesSkipped', stages, skipped: true, at }], at);
}

/** A slot was put in by mistake and is left at once by an undo: nothing of it stays, and the stage that gave minutes has them back. */
export function takenOut(meeting: Meeting, left: PlannedStage, at: Time): Event[] {
  const back = meetingStanding(meeting)?.stage;
  const slot = left.slot === null || !isPutIn(left.slot) ? undefined : meeting.slots[left.slot];
  if (slot === undefined || back === undefined || back.slot === slot.id) return [];
  const agenda = meeting.agenda.filter((stage) => stage.slot !== slot.id);
  const slots = { ...meeting.slots, [slot.id]: { ...slot, client: '', minutes: 0 } };
  const planned = planFact(meeting, { agenda, slots }, meeting.slotPolicy, at);
  if (slot.client === '') return withRecut(meeting, [planned], at);
  const minutes = grantedMinutes(meeting, back) + slot.minutes;
  const cut = { stages: { [back.key]: minutes }, granted: { [back.key]: minutes }, slots: {} };
  return [planned, { type: 'minutesCut', cut, at }];
}

/** The lead leaves a whole slot out that has not begun: the slots ahead share its minutes, or the meeting ends earlier. */
export function leaveOutSlot(meeting: Meeting, id: SlotId, at: Time, minutes: 'shared' | 'saved' = 'shared'): Decision {
  const slot = slotsAhead(meeting).find((ahead) => ahead.slot.id === id);
  if (slot === undefined) return refuse('notNow');
  if (minutes === 'shared') return slotLeftOut(meeting, slot.parts, [], at);
  const left: Event = { type: 'stagesSkipped', stages: keysToSkip(slot.parts), skipped: true, at };
  const endsAt = Math.min(meeting.endsAt, endsIfKept(follow(meeting, [left]), countedFrom(meeting, at)));
  return endsAt === meeting.endsAt ? [left] : [left, { type: 'endMoved', endsAt, at }];
}

const keysToSkip = (parts: readonly PlannedStage[]) => parts.filter((part) => !part.skipped).map((part) => part.key);

/** A slot that nobody has yet, and that was left out, takes place after all; somebody's own slot is given to them. */
export function putBackFreeSlot(meeting: Meeting, id: SlotId, at: Time): Decision {
  const slot = slotsOf(meeting).find((one) => one.id === id);
  if (slot === undefined || slot.client !== '') return refuse('notNow');
  if (!isLeftOut(meeting, id) || !isStillAhead(meeting, id)) return refuse('notNow');
  const block = blockOf(meeting, id);
  const isFirst = slotsOf(meeting)[0]?.id === id;
  const parts = partsOf(meeting, id).filter((_, place) => isFirst || block?.stages[place]?.once !== true);
  return slotPutBack(meeting, slot, at, parts);
}

/**
 * The lead gives somebody who takes part their slot: the one that was left out, at its place or, when the meeting has passed
 * it, at the last one; or a new one. The meeting may end later by it, and shows that.
 */
export function giveSlot(meeting: Meeting, client: MemberId, at: Time): Decision {
  const block = slotBlockOf(meeting.template);
  if (block === null || isInParts(block)) return refuse('notNow');
  if (!takingPart(meeting).includes(client)) return refuse('notAllowed');
  const own = slotOfClient(meeting, client);
  if (own !== undefined && !isLeftOut(meeting, own.id)) return refuse('notNow');
  if (own !== undefined && partsOf(meeting, own.id).length > 0 && isStillAhead(meeting, own.id)) {
    return slotPutBack(meeting, own, at);
  }
  if (meeting.status === 'lobby') return refuse('notNow');
  if (meeting.agenda.some((stage, place) => stage.protected && stage.slot === null && place <= placeNow(meeting)))
    return refuse('notNow');
  const planned = planFact(meeting, withSlotLast(meeting, client), meeting.slotPolicy, at);
  return withRecut(meeting, [planned], at);
}

/** The agenda with the slot of this client behind all others, and never before the stage in hand. */
function withSlotLast(meeting: Meeting, client: MemberId) {
  const { template, slots } = meeting;
  const own = slotOfClient(meeting, client);
  const others: PlannedStage[] = meeting.agenda.filter((stage) => stage.slot === null || stage.slot !== own?.id);
  const { least } = slotRange(template);
  const plan = appendSlot({ agenda: others, slots }, template, takingPart(meeting).length, client, least);
  const place = plan.agenda.findIndex((stage) => isInHand(meeting, stage.key));
  const added = plan.agenda.filter((stage) => !others.some((other) => other.key === stage.key));
  if (added.every((stage) => plan.agenda.indexOf(stage) > place)) return plan;
  const agenda = [...others];
  agenda.splice(place + 1, 0, ...added);
  return { ...plan, agenda };
}
