import { isRefusal } from '../../refusal';
import type { BlockTemplate } from '../../templates/template';
import { templates } from '../../templates/templates';
import { blockOf, slotBlockOf } from '../agenda/slotBlock';
import { setBlock } from '../rules/blocks';
import type { Meeting, SlotId } from '../state';

/** `needs`: the slot has too few minutes for it; how many it needs. */
export type BlockChoice = { block: BlockTemplate; isNow: boolean; needs: number | null };

/** The blocks that could stand in this slot (null: in every slot), the present one among them. */
export function blockChoices(meeting: Meeting, slot: SlotId | null, now: number): BlockChoice[] {
  const present = slot === null ? slotBlockOf(meeting.template) : blockOf(meeting, slot);
  return Object.values(templates.blocks).flatMap((block): BlockChoice[] => {
    if (block.id === present?.id) return [{ block, isNow: true, needs: null }];
    const decided = setBlock(meeting, slot, block.id, now);
    if (!isRefusal(decided)) return [{ block, isNow: false, needs: null }];
    return decided.refused === 'tooShort' ? [{ block, isNow: false, needs: block.minutes.least }] : [];
  });
}
