import type { BlockTemplate, MeetingTemplate, StageMinutes, StageTemplate } from '../../../shared/templates/template';
import { templateFor } from '../../../shared/templates/templates';

const scaled = (minutes: StageMinutes, factor: number): StageMinutes =>
  minutes.kind === 'sum'
    ? {
        kind: 'sum',
        base: minutes.base * factor,
        perMember: minutes.perMember * factor,
        perOther: minutes.perOther * factor,
      }
    : minutes;

const shorterStage = <S extends Pick<StageTemplate, 'minutes'>>(stage: S, factor: number): S => ({
  ...stage,
  minutes: scaled(stage.minutes, factor),
});

/** A block is cut by the proportions of its stages: only its whole length changes. */
const shorterBlock = (block: BlockTemplate, slotMinutes: number): BlockTemplate => ({
  ...block,
  minutes: { standard: slotMinutes, least: Math.min(2, slotMinutes), most: slotMinutes },
});

/**
 * A format with its own stages and rules and with shortened clocks: the frame's minutes times a factor, and slots of so many
 * minutes. Not everybody gets a slot, so that a meeting takes about as long as somebody stays who only wants to look.
 */
export function shortened(
  id: string,
  { minutes, factor, slotMinutes }: { minutes: number; factor: number; slotMinutes: number },
): MeetingTemplate {
  const template = templateFor(id);
  if (template === null) throw new Error(`there is no format ${id}`);
  const stages = template.frame.stages
    // Nobody brings actions from an earlier meeting along.
    .filter((stage) => stage.kind === 'block' || stage.due !== 'statusesSettled')
    .map((stage) => shorterStage(stage, factor));
  return {
    frame: {
      ...template.frame,
      stages,
      slotPolicy: 'scheduled',
      minutes: { standard: minutes, least: minutes, most: minutes },
      breaks: false,
    },
    blocks: Object.fromEntries(
      Object.entries(template.blocks).map(([name, block]) => {
        const kept = block.stages.filter((stage) => stage.due !== 'statusesSettled');
        return [name, shorterBlock({ ...block, stages: kept }, slotMinutes)];
      }),
    ),
  };
}
