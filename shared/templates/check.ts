import { planAgenda, proposeSlots, slotRange } from '../meeting/agenda/planner';
import { blockIn, isSlotStage } from '../meeting/agenda/slotBlock';
import { asksThem } from '../meeting/people/parties';
import { closedWhen } from './ballots';
import { type BlockTemplate, type FrameTemplate, type Party, type Role, roles, type StageTemplate } from './template';

type PlainReason =
  | 'stageTwice'
  | 'slotsTwice'
  | 'clientVotes'
  | 'blockMinutes'
  | 'adviceFirst'
  | 'id'
  | 'words'
  | 'nobodyActs'
  | 'slotMinutes'
  | 'noMinutes'
  | 'round'
  | 'writingShared'
  | 'talkPrivate'
  | 'automatic'
  | 'evaluationByTime'
  | 'evaluationOpen'
  | 'allSpeak'
  | 'submitted'
  | 'pages'
  | 'noVote'
  | 'firstPass'
  | 'clientBoth'
  | 'facts'
  | 'voteAboutNothing'
  | 'ballotOutside'
  | 'ballotOther'
  | 'wishes'
  | 'rolesFrom'
  | 'noClientBlock'
  | 'noRoles'
  | 'noOptions'
  | 'consentCloses'
  | 'consentOptions'
  | 'nobodyVotes'
  | 'offers'
  | 'turns'
  | 'noPage'
  | 'together'
  | 'agreement'
  | 'noClient';

/** Why a template cannot be run, as a code with what it is about: what is said about it belongs to the screen. */
export type TemplateReason =
  | { code: PlainReason }
  | { code: 'noBlock'; block: string }
  | { code: 'noPages' | 'noEarlier'; stage: string }
  | { code: 'noRole'; role: string }
  /** The plan of a meeting with so many people takes longer than its minutes. */
  | { code: 'tooLong'; planned: number; people: number; minutes: number };

/** `at` is the frame or block, with its stage where one is at fault: `frame.group/checkin`. */
export type TemplateFault = { at: string; reason: TemplateReason };

/**
 * Whether a frame and its blocks can be run: ids and text keys are there, each stage is of one piece, and the planned minutes fit
 * the meeting for every number of people the frame is for. Names the faults; an empty list means well formed.
 */
export function checkTemplate(frame: FrameTemplate, blocks: Readonly<Record<string, BlockTemplate>>): TemplateFault[] {
  const faults: TemplateFault[] = [];
  if (repeats(frame.stages.map((stage) => stage.id))) faults.push({ at: frame.id, reason: { code: 'stageTwice' } });
  const own = frame.stages.filter((stage) => stage.kind !== 'block');
  const owner: Owner = { ...frame, stages: own, isBlock: false };
  for (const stage of frame.stages) {
    const inside = blockIn(stage);
    const block = inside === undefined ? undefined : blocks[inside];
    if (inside !== undefined && block === undefined)
      faults.push({ at: `${frame.id}/${stage.id}`, reason: { code: 'noBlock', block: inside } });
    if (block !== undefined) faults.push(...checkBlock(block));
    if (stage.kind !== 'block') faults.push(...checkStage(owner, stage));
    else if (stage.between !== undefined) faults.push(...checkStage(owner, stage.between));
  }
  if (frame.stages.filter(isSlotStage).length > 1) {
    faults.push({ at: frame.id, reason: { code: 'slotsTwice' } });
  }
  return faults.length > 0 ? faults : checkMinutes(frame, blocks);
}

/** Where a stage stands: a block, or a frame without the stages of its blocks. */
type Owner = Pick<BlockTemplate, 'id' | 'stages' | 'roles' | 'choosesClient'> &
  Pick<FrameTemplate, 'soleClient'> & { isBlock: boolean };

function checkBlock(block: BlockTemplate): TemplateFault[] {
  const faults = block.stages.flatMap((stage) => checkStage({ ...block, isBlock: true }, stage));
  const finds = block.stages.filter((stage) => stage.ballot?.decides === 'client' || stage.ballot?.decides === 'roles');
  if (block.choosesClient && finds.length !== 1) faults.push({ at: block.id, reason: { code: 'clientVotes' } });
  if (repeats(block.stages.map((stage) => stage.id))) faults.push({ at: block.id, reason: { code: 'stageTwice' } });
  const { least, standard, most } = block.minutes;
  if (!(least > 0 && least <= standard && standard <= most))
    faults.push({ at: block.id, reason: { code: 'blockMinutes' } });
  const asks = (stage: StageTemplate) => asksThem(stage, 'client');
  block.stages.forEach((stage, index) => {
    if (stage.needs === 'adviceWanted' && !block.stages.slice(0, index).some(asks)) {
      faults.push({ at: `${block.id}/${stage.id}`, reason: { code: 'adviceFirst' } });
    }
  });
  return faults;
}

function checkStage(owner: Owner, stage: StageTemplate): TemplateFault[] {
  const faults: TemplateFault[] = [];
  const at = `${owner.id}/${stage.id}`;
  const fault = (code: PlainReason) => faults.push({ at, reason: { code } });
  const { kind, speaks, order, minutes, due } = stage;
  if (!/^[a-z][a-zA-Z0-9]*$/.test(stage.id)) fault('id');
  if (!/^[a-z][a-zA-Z0-9]*(\.[a-zA-Z0-9]+)*$/.test(stage.words)) fault('words');
  if (speaks.from.length === 0) fault('nobodyActs');
  if (minutes.kind === 'slots') fault('slotMinutes');
  if (minutes.kind === 'sum' && minutes.base + minutes.perMember + minutes.perOther <= 0) fault('noMinutes');
  if (kind === 'round' && (order !== 'rotation' || speaks.mode !== 'talk')) fault('round');
  if (kind === 'silentWriting' && speaks.mode !== 'private') fault('writingShared');
  if (kind !== 'silentWriting' && speaks.mode === 'private') fault('talkPrivate');
  if (stage.automatic && kind !== 'break' && kind !== 'silentWriting') fault('automatic');
  if (stage.automatic && due === 'evaluationClosed') fault('evaluationByTime');
  if (due === 'evaluationClosed' && !(stage.protected && stage.artefacts.includes('evaluation'))) {
    fault('evaluationOpen');
  }
  if (due === 'allSpoke' && kind !== 'round') fault('allSpeak');
  if (due === 'allSubmitted' && kind !== 'silentWriting') fault('submitted');
  if (due === 'allSigned' && !(kind === 'open' && stage.artefacts.includes('agreement'))) {
    fault('agreement');
  }
  if (stage.writing && (kind !== 'silentWriting' || due === 'evaluationClosed')) fault('pages');
  if ((due === 'orderConfirmed' || due === 'votesClosed' || due === 'rolesFilled') && kind !== 'vote') fault('noVote');
  if (stage.firstPass && !(kind === 'open' && order === 'queue')) fault('firstPass');
  if (stage.clientListens && speaks.from.includes('client')) fault('clientBoth');
  if (stage.factsMinutes !== undefined && minutes.kind === 'sum' && stage.factsMinutes >= minutes.base) {
    fault('facts');
  }
  for (const reason of [...ballotFaults(owner, stage), ...nameFaults(owner, stage)]) faults.push({ at, reason });
  return faults;
}

/** A vote says what it decides, in a way that the rules can carry out. */
function ballotFaults(owner: Owner, { kind, ballot, due }: StageTemplate): TemplateReason[] {
  if (ballot === undefined) return kind === 'vote' && due !== 'orderConfirmed' ? [{ code: 'voteAboutNothing' }] : [];
  const { decides, options, choice, voters, closedBy } = ballot;
  const faults: TemplateReason[] = [];
  if (kind !== 'vote') faults.push({ code: 'ballotOutside' });
  if (due !== closedWhen(ballot)) faults.push({ code: 'ballotOther' });
  const byWishes = decides === 'slotOrder' || decides === 'client';
  if (byWishes !== (choice === 'wishes' && options === 'members')) faults.push({ code: 'wishes' });
  if ((decides === 'roles') !== (options === 'roles')) faults.push({ code: 'rolesFrom' });
  if (decides === 'client' && !(owner.isBlock && owner.choosesClient)) faults.push({ code: 'noClientBlock' });
  if (decides === 'roles' && (owner.roles ?? []).length === 0) faults.push({ code: 'noRoles' });
  if (Array.isArray(options) && (options.length < 2 || repeats(options))) faults.push({ code: 'noOptions' });
  if ((decides === 'consent') !== (closedBy === 'itself')) faults.push({ code: 'consentCloses' });
  if (decides === 'consent' && !(options.includes('yes') && options.includes('no')))
    faults.push({ code: 'consentOptions' });
  if (voters.length === 0) faults.push({ code: 'nobodyVotes' });
  return faults;
}

/** Whatever a stage names has to be there: earlier stages, roles, a client. */
function nameFaults(owner: Owner, stage: StageTemplate): TemplateReason[] {
  const faults: TemplateReason[] = [];
  const { speaks, reads, loopTo, offers, turnsEach, writing, parts, kind, order } = stage;
  const earlier = owner.stages.slice(0, owner.stages.indexOf(stage));
  if (reads !== undefined && !earlier.some((one) => one.id === reads && one.writing !== undefined)) {
    faults.push({ code: 'noPages', stage: reads });
  }
  if (loopTo !== undefined && !earlier.some((one) => one.id === loopTo))
    faults.push({ code: 'noEarlier', stage: loopTo });
  if (offers !== undefined && (kind !== 'open' || owner.isBlock)) faults.push({ code: 'offers' });
  const queued = kind === 'open' && (order === 'queue' || order === 'rotation');
  if (turnsEach !== undefined && !(queued && turnsEach > 0)) faults.push({ code: 'turns' });
  const isWritten = kind === 'silentWriting' && stage.due !== 'evaluationClosed';
  if (isWritten && writing === undefined) faults.push({ code: 'noPage' });
  const whole =
    stage.due === 'evaluationClosed' || kind === 'vote' || kind === 'break' || stage.artefacts.includes('status');
  if (parts !== undefined && whole) faults.push({ code: 'together' });
  const to = speaks.mode === 'talk' ? [...(speaks.to ?? []), ...(speaks.then ?? [])] : [];
  const parties = [...speaks.from, ...to, ...(stage.ballot?.voters ?? [])];
  const missing = parties.filter((party) => isRole(party) && !owner.roles?.some(({ role }) => role === party));
  if (missing[0] !== undefined) faults.push({ code: 'noRole', role: missing[0] });
  if (!owner.isBlock && !owner.soleClient && parties.some((party) => party === 'client'))
    faults.push({ code: 'noClient' });
  return faults;
}

const isRole = (party: Party): party is Role => (roles as readonly string[]).includes(party);

/** The plan of the frame's longest meeting with each number of people ends in time; so does the standard one with the fewest. */
function checkMinutes(frame: FrameTemplate, blocks: Readonly<Record<string, BlockTemplate>>): TemplateFault[] {
  const faults: TemplateFault[] = [];
  const { least, most } = frame.people;
  for (let people = least; people <= most; people++) {
    const lengths = people === least ? [frame.minutes.standard, frame.minutes.most] : [frame.minutes.most];
    for (const minutes of lengths) {
      const planned = plannedMinutes(frame, blocks, people, minutes);
      if (planned <= minutes + 0.01) continue;
      faults.push({
        at: frame.id,
        reason: { code: 'tooLong', planned: Math.round(planned * 10) / 10, people, minutes },
      });
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
