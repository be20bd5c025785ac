import { slotInHand } from '../people/people';
import { isSplit, placeNow } from '../standing';
import type { Meeting, PlannedStage, SlotId } from '../state';
import { slotsAhead } from './recut';
import { isShared } from './slotBlock';

/** The rest of the slot in hand: where it can go, and what the meeting goes on with. */

/** Where it can go; nowhere outside slots, and while pairs or trios have it. */
export function issuePlaces(meeting: Meeting): ('end' | 'out')[] {
  const slot = slotInHand(meeting);
  if (slot === null || isSplit(meeting) || stageBehindSlot(meeting) === null) return [];
  return isShared(slot) && slotsAhead(meeting).length > 0 ? ['end', 'out'] : ['out'];
}

/** The stage in hand and the later ones of its slot. */
export function restOfSlot(meeting: Meeting): PlannedStage[] {
  const slot = slotInHand(meeting);
  return meeting.agenda.slice(Math.max(0, placeNow(meeting))).filter((stage) => stage.slot === slot);
}

/** What the meeting goes on with when the rest of this slot is not held now. */
export function stageBehindSlot(meeting: Meeting): PlannedStage | null {
  const slot = slotInHand(meeting);
  const ahead = meeting.agenda.slice(placeNow(meeting) + 1);
  return ahead.find((stage) => stage.slot !== slot && !stage.skipped) ?? null;
}

/** What can change places with each other: the slots ahead, and the rest of one that was moved behind others. */
export function slotsToOrder(meeting: Meeting): SlotId[] {
  const place = placeNow(meeting);
  const ahead = meeting.agenda
    .slice(place + 1)
    .flatMap(({ slot, skipped }) => (slot === null || skipped ? [] : [slot]));
  const whole = slotsAhead(meeting).map(({ slot }) => slot.id);
  const isRest = (slot: SlotId) => {
    const held = meeting.agenda.findLastIndex((stage, index) => index <= place && stage.slot === slot);
    const next = meeting.agenda.findIndex((stage, index) => index > place && stage.slot === slot);
    const between = held < 0 || slot === slotInHand(meeting) ? [] : meeting.agenda.slice(held, next);
    return isShared(slot) && between.some((one) => one.slot !== null && one.slot !== slot && isShared(one.slot));
  };
  return [...new Set(ahead)].filter((slot) => whole.includes(slot) || isRest(slot));
}

/** The agenda with the rest of the slot in hand behind the last slot that is still to come. */
export function restBehind(meeting: Meeting): PlannedStage[] {
  const rest = restOfSlot(meeting);
  const last = slotsAhead(meeting).at(-1)?.slot.id;
  const others = meeting.agenda.filter((stage) => !rest.includes(stage));
  const place = others.findLastIndex((stage) => stage.slot === last);
  return [...others.slice(0, place + 1), ...rest, ...others.slice(place + 1)];
}
