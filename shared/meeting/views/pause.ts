import { slotsAhead } from '../agenda/recut';
import { isShared } from '../agenda/slotBlock';
import { isSplit, meetingStanding, placeNow } from '../standing';
import type { Interlude, Meeting, PlannedStage } from '../state';

/** What a paused room shows and offers. */

/** The interlude of a paused stage, and whether its time is over: then it waits for somebody who goes on. */
export function interludeNow(meeting: Meeting, now: number): { kind: Interlude['kind']; leftMs: number } | null {
  const { interlude } = meeting;
  return interlude === undefined ? null : { kind: interlude.kind, leftMs: Math.max(0, interlude.until - now) };
}

/** Where the rest of the slot in hand can go; nowhere outside slots, and while pairs or trios have it. */
export function issuePlaces(meeting: Meeting): ('end' | 'out')[] {
  const slot = slotNow(meeting);
  if (slot === null || isSplit(meeting) || stageBehindSlot(meeting) === null) return [];
  return isShared(slot) && slotsAhead(meeting).length > 0 ? ['end', 'out'] : ['out'];
}

const slotNow = (meeting: Meeting) => meetingStanding(meeting)?.stage.slot ?? null;

/** The stage in hand and the later ones of its slot. */
export const restOfSlot = (meeting: Meeting): PlannedStage[] =>
  meeting.agenda.slice(Math.max(0, placeNow(meeting))).filter((stage) => stage.slot === slotNow(meeting));

/** What the meeting goes on with when the rest of this slot is not held now. */
export const stageBehindSlot = (meeting: Meeting): PlannedStage | null =>
  meeting.agenda.slice(placeNow(meeting) + 1).find((stage) => stage.slot !== slotNow(meeting) && !stage.skipped) ??
  null;

/** The agenda with the rest of the slot in hand behind the last slot that is still to come. */
export function restBehind(meeting: Meeting): PlannedStage[] {
  const rest = restOfSlot(meeting);
  const last = slotsAhead(meeting).at(-1)?.slot.id;
  const others = meeting.agenda.filter((stage) => !rest.includes(stage));
  const place = others.findLastIndex((stage) => stage.slot === last);
  return [...others.slice(0, place + 1), ...rest, ...others.slice(place + 1)];
}
