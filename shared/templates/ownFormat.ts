import { blockIn, isSlotStage } from '../meeting/agenda/slotBlock';
import type { PromptPlace } from '../meeting/state';
import { checkTemplate, type TemplateFault, type TemplateReason } from './check';
import { fixed } from './minutes';
import { paused } from './stages';
import type { BlockStage, BlockTemplate, FrameTemplate, MeetingTemplate, StageTemplate } from './template';
import { policyWith, templates } from './templates';

/**
 * A format that a group keeps: a frame of the product with another block, other minutes, stages left out, breaks, and texts
 * in place of prompts. It names what the product has and never describes a stage itself, so that what is read from a file can
 * only be something that the product can run.
 */
export type OwnFormat = {
  name: string;
  frame: string;
  /** What happens in each slot; null where the frame has none. */
  block: string | null;
  minutes: number;
  stages: FormatStage[];
  prompts: { stage: PromptPlace; text: string }[];
};

/** A stage of the frame, with its minutes where they are not the frame's; or a break between two stages. */
export type FormatStage = { stage: string; minutes?: number } | { break: number };

/** What is wrong, and where in the format: names and positions of lists. */
export type FormatFault = { path: (string | number)[]; problem: FormatProblem };

export type FormatProblem =
  | { kind: 'noFrame' }
  | { kind: 'noBlock' }
  | { kind: 'noSlots' }
  | { kind: 'needsBlock' }
  | { kind: 'minutes'; least: number; most: number }
  | { kind: 'noStage'; stage: string }
  | { kind: 'twice'; stage: string }
  | { kind: 'order'; stage: string; before: string }
  | { kind: 'missing'; stage: string }
  | { kind: 'noMinutes'; stage: string }
  | { kind: 'shorter'; stage: string; least: number }
  | { kind: 'atEnd' }
  | { kind: 'noPlace'; stage: string }
  | { kind: 'evaluation'; stage: string }
  /** The check of templates refuses what comes out. */
  | { kind: 'check'; stage: string; reason: TemplateReason };

type FrameStage = StageTemplate | BlockStage;

/** The id of a break that a group put into the frame. */
const BREAK = /^rest\d+$/;
export const isOwnBreak = ({ id }: { id: string }): boolean => BREAK.test(id);

/** The template that meetings of this format are opened with, or everything that is wrong with it. */
export function templateOfFormat(format: OwnFormat): { template: MeetingTemplate } | { faults: FormatFault[] } {
  const frame = Object.hasOwn(templates.frames, format.frame) ? templates.frames[format.frame] : undefined;
  if (frame === undefined) return { faults: [{ path: ['frame'], problem: { kind: 'noFrame' } }] };
  const block = chosenBlock(format, frame);
  if ('kind' in block) return { faults: [{ path: ['block'], problem: block }] };
  const faults = [...minutesFaults(format, frame), ...stageFaults(format, frame)];
  if (faults.length > 0) return { faults };
  const template = built(format, frame, block.block);
  const found = promptFaults(format, template);
  if (found.length > 0) return { faults: found };
  return checked(template);
}

function chosenBlock(
  { block: name }: OwnFormat,
  frame: FrameTemplate,
): { block: BlockTemplate | null } | FormatProblem {
  const hasSlots = frame.stages.some(isSlotStage);
  if (name === null) return hasSlots ? { kind: 'needsBlock' } : { block: null };
  if (!hasSlots) return { kind: 'noSlots' };
  const block = Object.hasOwn(templates.blocks, name) ? templates.blocks[name] : undefined;
  const isForTwo = block?.stages.some(({ ballot }) => ballot?.decides === 'consent');
  return block === undefined || isForTwo ? { kind: 'noBlock' } : { block };
}

function minutesFaults({ minutes }: OwnFormat, frame: FrameTemplate): FormatFault[] {
  const { least, most } = frame.minutes;
  const fits = minutes >= least && minutes <= most;
  return fits ? [] : [{ path: ['minutes'], problem: { kind: 'minutes', least, most } }];
}

/** Stages stand in the order of the frame, each once; those that the meeting cannot do without are all there. */
function stageFaults({ stages }: OwnFormat, frame: FrameTemplate): FormatFault[] {
  const faults: FormatFault[] = [];
  const placeOf = (stage: string) => frame.stages.findIndex(({ id }) => id === stage);
  const named = new Set<string>();
  let last: { stage: string; place: number } | null = null;
  for (const [index, entry] of stages.entries()) {
    const fault = (problem: FormatProblem, field = 'stage'): void => {
      faults.push({ path: ['stages', index, field], problem });
    };
    if (!('stage' in entry)) {
      if (index === 0 || index === stages.length - 1) fault({ kind: 'atEnd' }, 'break');
      continue;
    }
    const { stage, minutes } = entry;
    const place = placeOf(stage);
    const known = frame.stages[place];
    if (known === undefined) {
      fault({ kind: 'noStage', stage });
      continue;
    }
    if (named.has(stage)) {
      fault({ kind: 'twice', stage });
      continue;
    }
    named.add(stage);
    if (last !== null && place < last.place) {
      fault({ kind: 'order', stage, before: last.stage });
      continue;
    }
    last = { stage, place };
    if (minutes === undefined) continue;
    if (known.minutes.kind !== 'sum') {
      fault({ kind: 'noMinutes', stage }, 'minutes');
      continue;
    }
    const least = known.kind !== 'block' && known.protected ? leastOf(frame, known) : 0;
    if (minutes < least) fault({ kind: 'shorter', stage, least }, 'minutes');
  }
  for (const stage of frame.stages) {
    if (isNeeded(stage) && !named.has(stage.id)) {
      faults.push({ path: ['stages'], problem: { kind: 'missing', stage: stage.id } });
    }
  }
  return faults;
}

/** Slots and what is protected; everything else may be left out. */
const isNeeded = (stage: FrameStage): boolean => stage.kind === 'block' || stage.protected === true;

const leastOf = ({ people }: FrameTemplate, { minutes }: StageTemplate): number =>
  minutes.kind === 'sum' ? minutes.base + minutes.perMember * people.least + minutes.perOther * (people.least - 1) : 0;

function built({ stages, minutes }: OwnFormat, frame: FrameTemplate, block: BlockTemplate | null): MeetingTemplate {
  let breaks = 0;
  const own = stages.flatMap((entry): FrameStage[] => {
    if (!('stage' in entry)) {
      breaks += 1;
      // The stage of every break has the same words, whatever frame it stands in.
      return [{ ...paused('break', `rest${breaks}`, fixed(entry.break)), words: 'break' }];
    }
    const known = frame.stages.find(({ id }) => id === entry.stage);
    if (known === undefined) return [];
    const long = entry.minutes === undefined ? known : { ...known, minutes: fixed(entry.minutes) };
    return [isSlotStage(long) && block !== null ? { ...long, block: block.id } : long];
  });
  const chosen: FrameTemplate = {
    ...frame,
    stages: own,
    minutes: { ...frame.minutes, standard: minutes },
    ...(block === null ? {} : { slotPolicy: policyWith(frame, block) }),
  };
  const names = own.map(blockIn).filter((name) => name !== undefined);
  const blocks = names.flatMap((name) => templates.blocks[name] ?? []);
  return { frame: chosen, blocks: Object.fromEntries(blocks.map((one) => [one.id, one])) };
}

/** A text stands for a stage of the frame, or for a stage of a block in every slot. */
function promptFaults({ prompts }: OwnFormat, template: MeetingTemplate): FormatFault[] {
  const faults: FormatFault[] = [];
  const named = new Set<string>();
  prompts.forEach(({ stage: place }, index) => {
    const fault = (problem: FormatProblem) => faults.push({ path: ['prompts', index, 'stage'], problem });
    const stage = stageAt(template, place);
    if (stage === null) fault({ kind: 'noPlace', stage: place });
    else if (stage.due === 'evaluationClosed') fault({ kind: 'evaluation', stage: place });
    else if (named.has(place)) fault({ kind: 'twice', stage: place });
    named.add(place);
  });
  return faults;
}

/** The stage that a text at this place stands for; null where a template has none. */
export function stageAt({ frame, blocks }: MeetingTemplate, place: PromptPlace): StageTemplate | null {
  const [name = '', id, ...more] = place.split('/');
  if (more.length > 0) return null;
  if (id === undefined) {
    const stage = frame.stages.find((one) => one.id === place);
    return stage === undefined || stage.kind === 'block' ? null : stage;
  }
  const block = Object.hasOwn(blocks, name) ? blocks[name] : undefined;
  return block?.stages.find((one) => one.id === id) ?? null;
}

/** Longer stages may leave too little time for as many people as the frame is for: then the format is for fewer. */
function checked(template: MeetingTemplate): { template: MeetingTemplate } | { faults: FormatFault[] } {
  const { frame, blocks } = template;
  let faults: TemplateFault[] = [];
  for (let { most } = frame.people; most >= frame.people.least; most--) {
    const narrowed = { ...frame, people: { ...frame.people, most } };
    faults = checkTemplate(narrowed, blocks);
    if (faults.length === 0) return { template: { frame: narrowed, blocks } };
  }
  return {
    faults: faults.map(({ at, reason }) => ({ path: ['stages'], problem: { kind: 'check', stage: at, reason } })),
  };
}
