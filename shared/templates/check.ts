import { planAgenda, proposeSlots, slotRange } from '../meeting/agenda/planner';
import type { BlockTemplate, FrameTemplate, StageTemplate } from './template';

/**
 * Whether a frame and its blocks can be run: ids and text keys are there, each stage is of one piece, and the planned minutes fit
 * the meeting for every number of people the frame is for. Describes the faults; an empty list means well formed.
 */
export function checkTemplate(frame: FrameTemplate, blocks: Readonly<Record<string, BlockTemplate>>): string[] {
  const faults: string[] = [];
  if (repeats(frame.stages.map((stage) => stage.id))) faults.push(`${frame.id}: a stage id stands twice`);
  for (const stage of frame.stages) {
    if (stage.kind !== 'block') {
      faults.push(...checkStage(frame.id, stage));
      continue;
    }
    const block = blocks[stage.block];
    if (block === undefined) faults.push(`${frame.id}/${stage.id}: no block ${stage.block}`);
    else faults.push(...checkBlock(block));
    if (stage.between !== undefined) faults.push(...checkStage(frame.id, stage.between));
  }
  if (frame.stages.filter((stage) => stage.kind === 'block' && stage.repeat === 'slots').length > 1) {
    faults.push(`${frame.id}: slots stand twice`);
  }
  return faults.length > 0 ? faults : checkMinutes(frame, blocks);
}

function checkBlock(block: BlockTemplate): string[] {
  const faults = block.stages.flatMap((stage) => checkStage(block.id, stage));
  if (repeats(block.stages.map((stage) => stage.id))) faults.push(`${block.id}: a stage id stands twice`);
  const { least, standard, most } = block.minutes;
  if (!(least > 0 && least <= standard && standard <= most)) faults.push(`${block.id}: minutes out of order`);
  const asks = (stage: StageTemplate) => stage.speaks.mode === 'talk' && (stage.speaks.to ?? []).includes('client');
  block.stages.forEach((stage, index) => {
    if (stage.needs === 'adviceWanted' && !block.stages.slice(0, index).some(asks)) {
      faults.push(`${block.id}/${stage.id}: advice without questions before it`);
    }
  });
  return faults;
}

function checkStage(owner: string, stage: StageTemplate): string[] {
  const faults: string[] = [];
  const fault = (text: string) => faults.push(`${owner}/${stage.id}: ${text}`);
  const { kind, speaks, order, minutes, due } = stage;
  if (!/^[a-z][a-zA-Z0-9]*$/.test(stage.id)) fault('the id is not one word');
  if (!/^[a-z][a-zA-Z0-9]*(\.[a-zA-Z0-9]+)*$/.test(stage.words)) fault('no words');
  if (speaks.from.length === 0) fault('nobody speaks or writes');
  if (minutes.kind === 'slots') fault('only a block may take the slots');
  if (minutes.kind === 'sum' && minutes.base + minutes.perMember + minutes.perOther <= 0) fault('no minutes');
  if (kind === 'round' && (order !== 'rotation' || speaks.mode !== 'talk')) fault('a round goes by rotation');
  if (kind === 'silentWriting' && speaks.mode !== 'private') fault('writing is private');
  if (kind !== 'silentWriting' && speaks.mode === 'private') fault('only writing is private');
  if (stage.automatic && kind !== 'break' && kind !== 'silentWriting') fault('does not go on by itself');
  if (stage.automatic && due === 'evaluationClosed') fault('an evaluation never closes by time');
  if (due === 'evaluationClosed' && !(stage.protected && stage.artefacts.includes('evaluation'))) {
    fault('an evaluation is protected and makes a result');
  }
  if (due === 'allSpoke' && kind !== 'round') fault('only in a round does everybody speak');
  if (due === 'allSubmitted' && kind !== 'silentWriting') fault('only writing is submitted');
  if (stage.writing && (kind !== 'silentWriting' || due === 'evaluationClosed')) fault('only writing has pages');
  if ((due === 'orderConfirmed' || due === 'votesClosed' || due === 'rolesFilled') && kind !== 'vote') fault('no vote');
  if (stage.firstPass && !(kind === 'open' && order === 'queue')) fault('a first pass belongs to a queue');
  if (stage.clientListens && speaks.from.includes('client')) fault('the client cannot speak and listen');
  if (stage.factsMinutes !== undefined && minutes.kind === 'sum' && stage.factsMinutes >= minutes.base) {
    fault('facts take the whole stage');
  }
  return faults;
}

/** The plan of the frame's longest meeting with each number of people ends in time; so does the standard one with the fewest. */
function checkMinutes(frame: FrameTemplate, blocks: Readonly<Record<string, BlockTemplate>>): string[] {
  const faults: string[] = [];
  const { least, most } = frame.people;
  for (let people = least; people <= most; people++) {
    const lengths = people === least ? [frame.minutes.standard, frame.minutes.most] : [frame.minutes.most];
    for (const minutes of lengths) {
      const planned = plannedMinutes(frame, blocks, people, minutes);
      if (planned > minutes + 0.01) faults.push(`${frame.id}: ${planned} minutes for ${people} people in ${minutes}`);
    }
  }
  return faults;
}

function plannedMinutes(
  frame: FrameTemplate,
  blocks: Readonly<Record<string, BlockTemplate>>,
  people: number,
  minutes: number,
): number {
  const template = { frame, blocks: { ...blocks } };
  const members = Array.from({ length: people }, (_, index) => `m${index}`);
  const { policy, clients } = proposeSlots(template, members, people, minutes);
  const wishes = clients.map((client) => ({ client, minutes: slotRange(template).least }));
  const plan = planAgenda({ template, policy, people, clients: wishes, minutes, slots: {} });
  return plan.agenda.reduce((total, stage) => total + stage.minutes, 0);
}

const repeats = (list: readonly string[]): boolean => new Set(list).size !== list.length;
