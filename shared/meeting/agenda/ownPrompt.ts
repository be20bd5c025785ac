import type { Meeting, PlannedStage, PromptId, PromptPlace } from '../state';
import { blockOf } from './slotBlock';

/** Texts that the lead wrote in place of prompts, by where they stand. */

/** What was set at this place: a text, null for the product's prompt, undefined where nobody set anything. */
export const promptAt = ({ prompts }: Meeting, place: PromptPlace): PromptId | null | undefined =>
  prompts !== undefined && Object.hasOwn(prompts, place) ? prompts[place] : undefined;

/** The place that stands for this stage in all slots; null outside slots. */
export function placeInAllSlots(meeting: Meeting, { slot, key }: PlannedStage): PromptPlace | null {
  const block = slot === null ? null : blockOf(meeting, slot);
  return block === null ? null : `${block.id}/${key.slice(key.indexOf('/') + 1)}`;
}

/** The text that is shown in this stage in place of the product's prompt; null where that is shown. */
export function ownPromptOf(meeting: Meeting, stage: PlannedStage): PromptId | null {
  if (meeting.prompts === undefined) return null;
  const own = promptAt(meeting, stage.key);
  if (own !== undefined) return own;
  const place = placeInAllSlots(meeting, stage);
  return place === null ? null : (promptAt(meeting, place) ?? null);
}
