import { blockIn, isSlotStage } from '../meeting/agenda/slotBlock';
import { actionLearningBlock, questionsOnlyBlock } from './blocks/actionLearning';
import { clearTheAirBlock } from './blocks/clearTheAir';
import {
  balintBlock,
  colleaguesBlock,
  fiveStepsBlock,
  gossipBlock,
  heilsbronnBlock,
  incidentBlock,
} from './blocks/consultation';
import { caseClinicBlock, presentationBlock } from './blocks/forum';
import { growBlock, slotBlock, slotDeepBlock, slotShortBlock } from './blocks/peerCoaching';
import { hotSeatBlock, troikaBlock, wiseCrowdsBlock } from './blocks/shortSlots';
import { closingFrame, oneToOneFrame, orientationFrame } from './frames/cycle';
import { externalFrame } from './frames/external';
import { networkCallFrame, networkFrame } from './frames/networks';
import { buddyFrame, cocoachFrame, groupFrame, virtualFrame } from './frames/peerCoaching';
import { forumFrame, mastermindFrame } from './frames/presenters';
import type { BlockTemplate, FrameTemplate, MeetingTemplate, SlotPolicy } from './template';

function byId<T extends { id: string }>(all: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(all.map((one) => [one.id, one]));
}

/** Every frame and block that can be run, by id. */
export const templates: {
  frames: Readonly<Record<string, FrameTemplate>>;
  blocks: Readonly<Record<string, BlockTemplate>>;
} = {
  frames: byId([
    groupFrame,
    virtualFrame,
    networkFrame,
    buddyFrame,
    cocoachFrame,
    externalFrame,
    networkCallFrame,
    mastermindFrame,
    forumFrame,
    oneToOneFrame,
    orientationFrame,
    closingFrame,
  ]),
  blocks: byId([
    slotBlock,
    slotDeepBlock,
    slotShortBlock,
    growBlock,
    actionLearningBlock,
    questionsOnlyBlock,
    colleaguesBlock,
    heilsbronnBlock,
    incidentBlock,
    gossipBlock,
    balintBlock,
    fiveStepsBlock,
    troikaBlock,
    wiseCrowdsBlock,
    hotSeatBlock,
    presentationBlock,
    caseClinicBlock,
    clearTheAirBlock,
  ]),
};

/**
 * The template of a meeting: a frame, with another block in its slots when one is named. Also takes the picker's
 * `frame.group/block.slotdeep` as one string. Null when the frame or the block is unknown, or the frame has no slots for it.
 */
export function templateFor(frameId: string, blockId?: string): MeetingTemplate | null {
  const [frameName = '', blockName] = blockId === undefined ? frameId.split('/') : [frameId, blockId];
  const frame = Object.hasOwn(templates.frames, frameName) ? templates.frames[frameName] : undefined;
  if (frame === undefined) return null;
  if (blockName === undefined) return { frame, blocks: blocksOf(frame) };
  if (!Object.hasOwn(templates.blocks, blockName)) return null;
  if (!frame.stages.some(isSlotStage)) return null;
  const stages = frame.stages.map((stage) => (isSlotStage(stage) ? { ...stage, block: blockName } : stage));
  const block = templates.blocks[blockName];
  const slotPolicy = block === undefined ? frame.slotPolicy : policyWith(frame, block);
  const chosen: FrameTemplate = { ...frame, stages, slotPolicy };
  return { frame: chosen, blocks: blocksOf(chosen) };
}

/** Minutes. Blocks that need more are for one or two members in a meeting, not for everybody. */
const LONGEST_EQUAL_SLOT = 20;

/** How slots of this block share the time of the frame: in the frame's own way where everybody can have one. */
export const policyWith = (frame: FrameTemplate, { minutes }: BlockTemplate): SlotPolicy =>
  minutes.least > LONGEST_EQUAL_SLOT ? 'scheduled' : (templates.frames[frame.id]?.slotPolicy ?? frame.slotPolicy);

function blocksOf(frame: FrameTemplate): Record<string, BlockTemplate> {
  const blocks: Record<string, BlockTemplate> = {};
  for (const stage of frame.stages) {
    const id = blockIn(stage);
    const block = id === undefined ? undefined : templates.blocks[id];
    if (block !== undefined) blocks[block.id] = block;
  }
  return blocks;
}
