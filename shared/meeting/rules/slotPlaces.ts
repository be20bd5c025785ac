import { wantsNoAdvice } from '../agenda/planner';
import { grantedMinutes, partsOf, recutAhead, stageIndex } from '../agenda/recut';
import { isPutIn } from '../agenda/slotBlock';
import type { Event } from '../events';
import { isInHand, meetingStanding, placeNow, wasEntered } from '../standing';
import type { Meeting, PlannedStage, Slot, SlotId, Time } from '../state';
import { planFact } from './facts';
import { follow } from './moment';

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

export const keysToSkip = (parts: readonly PlannedStage[]) =>
  parts.filter((part) => !part.skipped).map((part) => part.key);
