import type { BlockStage, BlockTemplate, MeetingTemplate } from '../../templates/template';

/** The stage that stands for the slots, one per client; a round table has none. */
export const slotStage = (template: MeetingTemplate): BlockStage | undefined =>
  template.frame.stages.find((stage): stage is BlockStage => stage.kind === 'block' && stage.repeat === 'slots');

/** What happens in each slot. */
export function slotBlockOf(template: MeetingTemplate): BlockTemplate | null {
  const stage = slotStage(template);
  return stage === undefined ? null : (template.blocks[stage.block] ?? null);
}
