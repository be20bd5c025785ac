import { planAgenda, proposeSlots, slotRange } from '../meeting/agenda/planner';
import { blockIn, isSlotStage } from '../meeting/agenda/slotBlock';
import { asksThem } from '../meeting/people/parties';
import { closedWhen } from './ballots';
import { type BlockTemplate, type FrameTemplate, type Party, type Role, roles, type StageTemplate } from './template';

/**
 * Whether a frame and its blocks can be run: ids and text keys are there, each stage is of one piece, and the planned minutes fit
 * the meeting for every number of people the frame is for. Describes the faults; an empty list means well formed.
 */
export function checkTemplate(frame: FrameTemplate, blocks: Readonly<Record<string, BlockTemplate>>): string[] {
  const faults: string[] = [];
  if (repeats(frame.stages.map((stage) => stage.id))) faults.push(`${frame.id}: a stage id stands twice`);
  const own = frame.stages.filter((stage) => stage.kind !== 'block');
  const owner: Owner = { ...frame, stages: own, isBlock: false };
  for (const stage of frame.stages) {
    const inside = blockIn(stage);
    const block = inside === undefined ? undefined : blocks[inside];
    if (inside !== undefined && block === undefined) faults.push(`${frame.id}/${stage.id}: no block ${inside}`);
    if (block !== undefined) faults.push(...checkBlock(block));
    if (stage.kind !== 'block') faults.push(...checkStage(owner, stage));
    else if (stage.between !== undefined) faults.push(...checkStage(owner, stage.between));
  }
  if (frame.stages.filter(isSlotStage).length > 1) {
    faults.push(`${frame.id}: slots stand twice`);
  }
  return faults.length > 0 ? faults : checkMinutes(frame, blocks);
}

/** Where a stage stands: a block, or a frame without the stages of its blocks. */
type Owner = Pick<BlockTemplate, 'id' | 'stages' | 'roles' | 'choosesClient'> &
  Pick<FrameTemplate, 'soleClient'> & { isBlock: boolean };

function checkBlock(block: BlockTemplate): string[] {
  const faults = block.stages.flatMap((stage) => checkStage({ ...block, isBlock: true }, stage));
  const finds = block.stages.filter((stage) => stage.ballot?.decides === 'client' || stage.ballot?.decides === 'roles');
  if (block.choosesClient && finds.length !== 1) faults.push(`${block.id}: finds its client in no vote, or in two`);
  if (repeats(block.stages.map((stage) => stage.id))) faults.push(`${block.id}: a stage id stands twice`);
  const { least, standard, most } = block.minutes;
  if (!(least > 0 && least <= standard && standard <= most)) faults.push(`${block.id}: minutes out of order`);
  const asks = (stage: StageTemplate) => asksThem(stage, 'client');
  block.stages.forEach((stage, index) => {
    if (stage.needs === 'adviceWanted' && !block.stages.slice(0, index).some(asks)) {
      faults.push(`${block.id}/${stage.id}: advice without questions before it`);
    }
  });
  return faults;
}

function checkStage(owner: Owner, stage: StageTemplate): string[] {
  const faults: string[] = [];
  const fault = (text: string) => faults.push(`${owner.id}/${stage.id}: ${text}`);
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
  if (due === 'allSigned' && !(kind === 'open' && stage.artefacts.includes('agreement'))) {
    fault('an agreement is signed where it is talked about');
  }
  if (stage.writing && (kind !== 'silentWriting' || due === 'evaluationClosed')) fault('only writing has pages');
  if ((due === 'orderConfirmed' || due === 'votesClosed' || due === 'rolesFilled') && kind !== 'vote') fault('no vote');
  if (stage.firstPass && !(kind === 'open' && order === 'queue')) fault('a first pass belongs to a queue');
  if (stage.clientListens && speaks.from.includes('client')) fault('the client cannot speak and listen');
  if (stage.factsMinutes !== undefined && minutes.kind === 'sum' && stage.factsMinutes >= minutes.base) {
    fault('facts take the whole stage');
  }
  for (const text of [...ballotFaults(owner, stage), ...nameFaults(owner, stage)]) fault(text);
  return faults;
}

/** A vote says what it decides, in a way that the rules can carry out. */
function ballotFaults(owner: Owner, { kind, ballot, due }: StageTemplate): string[] {
  if (ballot === undefined) return kind === 'vote' && due !== 'orderConfirmed' ? ['a vote about nothing'] : [];
  const { decides, options, choice, voters, closedBy } = ballot;
  const faults: string[] = [];
  if (kind !== 'vote') faults.push('only a vote has a ballot');
  if (due !== closedWhen(ballot)) faults.push('the ballot decides something else');
  const byWishes = decides === 'slotOrder' || decides === 'client';
  if (byWishes !== (choice === 'wishes' && options === 'members')) faults.push('no such choice among members');
  if ((decides === 'roles') !== (options === 'roles')) faults.push('roles are filled from roles');
  if (decides === 'client' && !(owner.isBlock && owner.choosesClient)) faults.push('no block that finds its client');
  if (decides === 'roles' && (owner.roles ?? []).length === 0) faults.push('no roles to fill');
  if (Array.isArray(options) && (options.length < 2 || repeats(options))) faults.push('no options to choose from');
  if ((decides === 'consent') !== (closedBy === 'itself')) faults.push('only consent closes by itself');
  if (decides === 'consent' && !(options.includes('yes') && options.includes('no')))
    faults.push('consent is yes or no');
  if (voters.length === 0) faults.push('nobody votes');
  return faults;
}

/** Whatever a stage names has to be there: earlier stages, roles, a client. */
function nameFaults(owner: Owner, stage: StageTemplate): string[] {
  const faults: string[] = [];
  const { speaks, reads, loopTo, offers, turnsEach, writing, parts, kind, order } = stage;
  const earlier = owner.stages.slice(0, owner.stages.indexOf(stage));
  if (reads !== undefined && !earlier.some((one) => one.id === reads && one.writing !== undefined)) {
    faults.push(`no pages of ${reads} to read`);
  }
  if (loopTo !== undefined && !earlier.some((one) => one.id === loopTo)) faults.push(`no earlier stage ${loopTo}`);
  if (offers !== undefined && (kind !== 'open' || owner.isBlock)) faults.push('slots are offered in open talk');
  const queued = kind === 'open' && (order === 'queue' || order === 'rotation');
  if (turnsEach !== undefined && !(queued && turnsEach > 0)) faults.push('turns are counted in a queue');
  const isWritten = kind === 'silentWriting' && stage.due !== 'evaluationClosed';
  if (isWritten && writing === undefined) faults.push('nothing to write on');
  const whole =
    stage.due === 'evaluationClosed' || kind === 'vote' || kind === 'break' || stage.artefacts.includes('status');
  if (parts !== undefined && whole) faults.push('this takes everybody together');
  const to = speaks.mode === 'talk' ? [...(speaks.to ?? []), ...(speaks.then ?? [])] : [];
  const parties = [...speaks.from, ...to, ...(stage.ballot?.voters ?? [])];
  const missing = parties.filter((party) => isRole(party) && !owner.roles?.some(({ role }) => role === party));
  if (missing.length > 0) faults.push(`no role ${missing[0]}`);
  if (!owner.isBlock && !owner.soleClient && parties.some((party) => party === 'client'))
    faults.push('nobody is client');
  return faults;
}

const isRole = (party: Party): party is Role => (roles as readonly string[]).includes(party);

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
