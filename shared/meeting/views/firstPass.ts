import { firstPassStages, hasFirstPass } from '../agenda/firstPass';
import { slotsAhead } from '../agenda/recut';
import { slotInHand } from '../people/people';
import type { Meeting, SlotId } from '../state';

/** For which slot the first pass can be chosen now, the one in hand or the next one, and what holds there; null for none. */
export function firstPassChoice(meeting: Meeting): { slot: SlotId; on: boolean } | null {
  const slot = slotInHand(meeting) ?? slotsAhead(meeting)[0]?.slot.id ?? null;
  const stages = slot === null ? [] : firstPassStages(meeting, slot);
  return slot === null || stages.length === 0
    ? null
    : { slot, on: stages.every((stage) => hasFirstPass(meeting, stage)) };
}
