import type { RefusalCode } from '../../refusal';
import { slotsOf } from '../agenda/recut';
import { isInParts, slotBlockOf } from '../agenda/slotBlock';
import { takingPart } from '../people/people';
import { refusalOf } from '../rules/buttons';
import { giveSlot, leaveOutSlot, putBackFreeSlot } from '../rules/wholeSlots';
import type { Meeting, MemberId, SlotId } from '../state';

/** Which slots can leave the agenda or come back to it: the answers that pressing the buttons would get; null when they may be pressed. */

export function mayGiveSlot(meeting: Meeting, me: MemberId, member: MemberId, now: number): RefusalCode | null {
  return refusalOf(meeting, me, { type: 'giveSlot', member }, now, () => giveSlot(meeting, member, now));
}

export function mayLeaveOutSlot(meeting: Meeting, me: MemberId, slot: SlotId, now: number): RefusalCode | null {
  return refusalOf(meeting, me, { type: 'leaveOutSlot', slot }, now, () => leaveOutSlot(meeting, slot, now));
}

export function mayPutBackSlot(meeting: Meeting, me: MemberId, slot: SlotId, now: number): RefusalCode | null {
  return refusalOf(meeting, me, { type: 'leaveOutSlot', slot, back: true }, now, () =>
    putBackFreeSlot(meeting, slot, now),
  );
}

/** People who take part and have no place on the agenda, not even one that was left out; nobody where slots are nobody's own. */
export function withoutSlot(meeting: Meeting): MemberId[] {
  const block = slotBlockOf(meeting.template);
  if (block === null || isInParts(block)) return [];
  const clients = slotsOf(meeting).map(({ client }) => client);
  return takingPart(meeting).filter((member) => !clients.includes(member));
}
