import { partsOf } from '../../../../shared/meeting/agenda/recut';
import { hasSigned } from '../../../../shared/meeting/agreement';
import type { MemberCommand } from '../../../../shared/meeting/commands';
import { stageMembers } from '../../../../shared/meeting/people/parties';
import { insidersHere, isHere, leadNow, present, seated } from '../../../../shared/meeting/people/people';
import { mediaRights } from '../../../../shared/meeting/rights/media';
import { optionsOf } from '../../../../shared/meeting/rules/ballots';
import { roomOf } from '../../../../shared/meeting/standing';
import type { Meeting, PlannedStage, Talk } from '../../../../shared/meeting/state';
import { currentStage } from '../../../../shared/meeting/views/currentStage';
import { speakingNow } from '../../../../shared/meeting/views/floor';
import { isDue, nextStep } from '../../../../shared/meeting/views/nextStep';
import type { Row } from '../../../fixtures/methodTables';
import { MINUTE } from '../support';

/** A meeting held by script: every stage is begun, looked at, and carried on until it is due. */

type Stageless<C> = C extends { from: string } ? Omit<C, 'from'> : C;

/** What the script needs of a meeting, in the engine alone or on a server with real sockets. People go by name. */
export type Held = {
  readonly state: Meeting;
  readonly now: number;
  when(member: string, command: Stageless<MemberCommand>): Promise<void>;
  pass(ms: number): Promise<void>;
  /** They sign the agreement as it stands. */
  signs(member: string): Promise<void>;
  /** A form that was closed is counted. */
  counted(): Promise<void>;
};

/** Who leads, or whoever may act where nobody does. */
const acting = (held: Held): string => leadNow(held.state) ?? present(held.state)[0] ?? 'nobody';

const talkOf = (held: Held): Talk => {
  const at = currentStage(held.state);
  if (at === null) throw new Error('no stage in hand');
  return at.progress.talk;
};

/** The first person speaks: where people raise hands and nobody has been called, that is cleo. */
async function beginTalk(held: Held): Promise<void> {
  const talk = talkOf(held);
  if (talk.kind !== 'queue' || talk.turn !== null) return;
  const asker = ['cleo', 'dan', 'eve', 'ben', 'ann'].find((one) => isHere(held.state, one)) ?? 'cleo';
  await held.when(asker, { type: 'raiseHand' });
}

/** The stage in hand as a row of the tables. */
async function rowNow(held: Held): Promise<Row> {
  await beginTalk(held);
  // In pairs and trios a row is what ann's breakout sees.
  const meeting = roomOf(held.state, 'ann');
  const at = currentStage(meeting);
  if (at === null) throw new Error('no stage in hand');
  const { stage, progress } = at;
  const free = progress.talk.kind === 'free';
  const floor = speakingNow(meeting, held.now).map(({ member }) => member);
  const closed = seated(meeting).flatMap((member) => {
    const { microphone, camera } = mediaRights(held.state, member);
    if (microphone !== 'clientListens') return [];
    return [`${camera === 'clientListens' ? 'mic+cam' : 'mic'} ${member}`];
  });
  const writes = stage.writing === undefined ? [] : [`writes ${stageMembers(meeting, stage).join(' ')}`];
  const more = [...closed, ...writes, ...(stage.automatic ? ['auto'] : [])].join(' ');
  const said = free ? 'all' : floor.length === 0 ? '-' : floor.join(' ');
  const id = stage.key.split('/').at(-1) ?? stage.key;
  return more === '' ? [id, said] : [id, said, more];
}

/** Everything that people do in this stage, until it is due. */
async function carryOut(held: Held, stage: PlannedStage): Promise<void> {
  for (let steps = 0; steps < 60; steps++) {
    if (held.state.current !== stage.key || isDue(held.state, held.now, { openStatuses: 0 })) return;
    const talk = talkOf(held);
    if (talk.kind === 'ballot') await castAndClose(held, stage);
    else if (talk.kind === 'vote') await decideByWishes(held, stage);
    else if (talk.kind === 'quiet') await write(held, stage, talk.submitted);
    else if ('turn' in talk && talk.turn !== null) {
      await held.pass(5_000);
      await held.when(talk.turn.member, { type: 'handOn', turnOf: talk.turn.member });
    } else if (stage.due === 'actionSettled' && stage.slot !== null) {
      await held.when(held.state.slots[stage.slot]?.client ?? 'nobody', {
        type: 'declareNoAction',
        slot: stage.slot,
        none: true,
      });
    } else if (stage.due === 'allSigned') {
      const waiting = insidersHere(held.state).find((one) => !hasSigned(held.state, one));
      await held.signs(waiting ?? 'nobody');
    } else if (stage.due === 'bothConfirm') {
      await held.pass(20 * MINUTE);
    } else await held.pass(MINUTE);
  }
  if (stage.due !== 'manual') throw new Error(`${stage.key} is never due (${stage.due})`);
}

async function write(held: Held, stage: PlannedStage, submitted: readonly string[]): Promise<void> {
  if (stage.due === 'evaluationClosed') {
    const { evaluation } = held.state;
    if (evaluation.phase === 'answering') {
      await held.when(acting(held), { type: 'closeEvaluation' });
      await held.counted();
    }
    return;
  }
  const next = stageMembers(held.state, stage).find((one) => !submitted.includes(one) && isHere(held.state, one));
  if (next === undefined || stage.due === 'time') await held.pass(MINUTE);
  else await held.when(next, { type: 'submitWriting', done: true });
}

async function castAndClose(held: Held, stage: PlannedStage): Promise<void> {
  const { ballot } = stage;
  if (ballot === undefined) throw new Error(`${stage.key} is about nothing`);
  const options = optionsOf(held.state, stage);
  if (ballot.closedBy === 'itself') {
    for (const voter of ['ben', 'dan']) await held.when(voter, { type: 'castVote', options: ['yes'] });
    return;
  }
  await held.when('cleo', { type: 'castVote', options: [options[0] ?? ''] });
  if (ballot.decides !== 'roles') {
    const by = ballot.closedBy === 'client' ? 'ann' : acting(held);
    await held.when(by, { type: 'closeBallot', options: [options[0] ?? ''] });
    return;
  }
  const roles: Record<string, string> = {};
  for (const option of options.filter((one) => one !== 'observer')) {
    roles[option] = option === 'client' ? 'ann' : option === 'scribe' ? 'dan' : 'eve';
  }
  await held.when(acting(held), { type: 'fillRoles', roles });
}

async function decideByWishes(held: Held, stage: PlannedStage): Promise<void> {
  await held.when('ann', { type: 'requestSlot', slot: true, minutes: null, favours: [], priority: 'A' });
  await held.when('cleo', { type: 'requestSlot', slot: false, minutes: null, favours: ['ann'] });
  if (stage.due === 'votesClosed') await held.when(acting(held), { type: 'chooseClient', client: 'ann' });
  else await held.when(acting(held), { type: 'confirmSlots', policy: 'equal', clients: ['ann', 'ben'] });
}

/** On to the next stage; a slot that nobody has is taken by ann. */
async function goOn(held: Held): Promise<void> {
  const { current } = held.state;
  if (held.state.leadership.mode === 'shared') {
    for (const member of present(held.state)) {
      if (held.state.current === current) await held.when(member, { type: 'askToMoveOn', on: true });
    }
  } else await held.when(acting(held), { type: 'advanceStage' });
  if (held.state.status !== 'running') return;
  const step = nextStep(held.state);
  if (step?.kind === 'findClient') await held.when('ann', { type: 'setClient', slot: step.slot, member: 'ann' });
}

/** The rows of a whole meeting: each slot by the table of its block. */
export const wholeTable = (rows: readonly Row[], blocks: Readonly<Record<string, readonly Row[]>>): Row[] =>
  rows.flatMap((row) => blocks[row[1]] ?? [row]);

/** Each stage once, in the order in which it came first; what the planner puts between slots is left out. */
export function firstOfEach(stages: readonly HeldStage[]): Row[] {
  const seen = new Set<string>();
  return stages.flatMap(({ key, row }) => {
    const place = key.replace(/^s\d+\//, 'slot/');
    const isNew = !seen.has(place) && !/^(break|swap)\d*$/.test(key);
    seen.add(place);
    return isNew ? [row] : [];
  });
}

export type HeldStage = { key: string; row: Row };

/** Every stage of the agenda, or of the slot in hand alone, as the rows of the tables. */
export async function rowsOf(
  held: Held,
  slot?: string,
  before: (stage: number) => Promise<void> = async () => {},
): Promise<HeldStage[]> {
  const rows: HeldStage[] = [];
  const keys = slot === undefined ? null : partsOf(held.state, slot).map((part) => part.key);
  for (let stages = 0; stages < 80; stages++) {
    const stage = currentStage(held.state)?.stage;
    if (stage === undefined || (keys !== null && !keys.includes(stage.key))) return rows;
    await before(rows.length);
    rows.push({ key: stage.key, row: await rowNow(held) });
    await carryOut(held, stage);
    if (held.state.current === stage.key) await goOn(held);
  }
  throw new Error('the meeting does not end');
}
