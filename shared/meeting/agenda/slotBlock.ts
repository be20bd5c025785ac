import type { BlockStage, BlockTemplate, FrameTemplate, MeetingTemplate } from '../../templates/template';
import type { Meeting, SlotId } from '../state';

type FrameStage = FrameTemplate['stages'][number];

/** True for the stage that stands for the slots, one per client; a round table has none. */
export const isSlotStage = (stage: FrameStage): stage is BlockStage =>
  stage.kind === 'block' && stage.repeat === 'slots';

export const slotStage = (template: MeetingTemplate): BlockStage | undefined => template.frame.stages.find(isSlotStage);

/** The block that takes place in a stage of a frame, or that somebody may have in it. */
export const blockIn = (stage: FrameStage): string | undefined => (stage.kind === 'block' ? stage.block : stage.offers);

/** True where somebody may have a slot, by the plan of the meeting or by taking one that a stage offers. */
export const hasSlots = ({ frame }: MeetingTemplate): boolean =>
  frame.stages.some((stage) => blockIn(stage) !== undefined);

/** What happens in each slot. */
export function slotBlockOf(template: MeetingTemplate): BlockTemplate | null {
  const stage = slotStage(template);
  return stage === undefined ? null : (template.blocks[stage.block] ?? null);
}

/** The block that this slot runs; found by its stages, so that it holds for slots of every kind. Null when it is not a template's. */
export function blockOf(meeting: Pick<Meeting, 'template' | 'agenda' | 'slots'>, slot: SlotId): BlockTemplate | null {
  const chosen = meeting.template.blocks[meeting.slots[slot]?.runs ?? ''];
  if (chosen !== undefined) return chosen;
  const keys = meeting.agenda.filter((stage) => stage.slot === slot).map((stage) => stage.key);
  const runs = ({ stages }: BlockTemplate): boolean =>
    stages.length === keys.length && stages.every((stage, place) => `${slot}/${stage.id}` === keys[place]);
  return Object.values(meeting.template.blocks).find(runs) ?? null;
}

/** Slots share the time of the meeting, stand in its frame once, or were put in while it ran. */
export const isShared = (slot: SlotId): boolean => /^s\d+$/.test(slot);
export const isPutIn = (slot: SlotId): boolean => /^x\d+$/.test(slot);

/** The block makes somebody client by itself: by a vote in it, or everybody in turn in breakouts. Nobody plans its slots. */
export const findsOwnClients = (block: BlockTemplate): boolean => block.choosesClient === true || isInParts(block);

/** How many sit together in them. */
export const breakoutSize = { pairs: 2, trios: 3 } as const;

/** Pairs or trios, in each of which another person is client. */
export const isInParts = ({ stages }: BlockTemplate): boolean => stages[0]?.parts !== undefined;
