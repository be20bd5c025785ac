import { growBlock, slotBlock, slotDeepBlock, slotShortBlock } from './blocks';
import { buddyFrame, cocoachFrame, groupFrame, virtualFrame } from './frames';
import type { BlockTemplate, FrameTemplate, MeetingTemplate } from './template';

/** Every frame and block that can be run, by id. */
export const templates: {
  frames: Readonly<Record<string, FrameTemplate>>;
  blocks: Readonly<Record<string, BlockTemplate>>;
} = {
  frames: Object.fromEntries([groupFrame, virtualFrame, buddyFrame, cocoachFrame].map((frame) => [frame.id, frame])),
  blocks: Object.fromEntries([slotBlock, slotDeepBlock, slotShortBlock, growBlock].map((block) => [block.id, block])),
};

/** One entry of the picker; `id` is what `templateFor` takes, `words` the i18n key of its messages on the home page. */
export type PickerEntry = {
  id: string;
  frame: string;
  block: string | null;
  words: string;
  people: FrameTemplate['people'];
  minutes: FrameTemplate['minutes'];
};

const entry = (frame: FrameTemplate, block: BlockTemplate | null, words: string): PickerEntry => ({
  id: block === null ? frame.id : `${frame.id}/${block.id}`,
  frame: frame.id,
  block: block?.id ?? null,
  words: `pick.${words}`,
  people: frame.people,
  minutes: frame.minutes,
});

/** What the picker offers, in order. */
export const picker: readonly PickerEntry[] = [
  entry(groupFrame, slotBlock, 'group'),
  entry(virtualFrame, slotShortBlock, 'virtual'),
  entry(groupFrame, slotDeepBlock, 'groupDeep'),
  entry(buddyFrame, null, 'buddy'),
  entry(cocoachFrame, null, 'cocoach'),
];

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
  if (!frame.stages.some((stage) => stage.kind === 'block' && stage.repeat === 'slots')) return null;
  const stages = frame.stages.map((stage) =>
    stage.kind === 'block' && stage.repeat === 'slots' ? { ...stage, block: blockName } : stage,
  );
  const chosen = { ...frame, stages };
  return { frame: chosen, blocks: blocksOf(chosen) };
}

function blocksOf(frame: FrameTemplate): Record<string, BlockTemplate> {
  const blocks: Record<string, BlockTemplate> = {};
  for (const stage of frame.stages) {
    const block = stage.kind === 'block' ? templates.blocks[stage.block] : undefined;
    if (block !== undefined) blocks[block.id] = block;
  }
  return blocks;
}
