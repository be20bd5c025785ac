import { partsOf } from '../../../../shared/meeting/agenda/recut';
import { stageMembers } from '../../../../shared/meeting/people/parties';
import { isHere, leadNow, present, seated } from '../../../../shared/meeting/people/people';
import { mediaRights } from '../../../../shared/meeting/rights/media';
import { optionsOf } from '../../../../shared/meeting/rules/ballots';
import { roomOf } from '../../../../shared/meeting/standing';
import type { PlannedStage } from '../../../../shared/meeting/state';
import { currentStage } from '../../../../shared/meeting/views/currentStage';
import { speakingNow } from '../../../../shared/meeting/views/floor';
import { isDue, nextStep } from '../../../../shared/meeting/views/nextStep';
import type { Row } from '../../../fixtures/methodTables';
import { MINUTE, type Scene } from '../support';

/** A meeting held by script: every stage is begun, looked at, and carried on until it is due. */

/** Who leads, or whoever may act where nobody does. */
const acting = (scene: Scene): string => leadNow(scene.state) ?? present(scene.state)[0] ?? 'nobody';

/** The first person speaks: where people raise hands and nobody has been called, that is cleo. */
function beginTalk(scene: Scene): void {
  const { talk } = scene;
  if (talk.kind !== 'queue' || talk.turn !== null) return;
  const asker = ['cleo', 'dan', 'eve', 'ben', 'ann'].find((one) => isHere(scene.state, one)) ?? 'cleo';
  scene.when(asker, { type: 'raiseHand' });
}

/** The stage in hand as a row of the tables. */
function rowNow(scene: Scene): Row {
  beginTalk(scene);
  // In pairs and trios a row is what ann's breakout sees.
  const meeting = roomOf(scene.state, 'ann');
  const at = currentStage(meeting);
  if (at === null) throw new Error('no stage in hand');
  const { stage, progress } = at;
  const free = progress.talk.kind === 'free';
  const floor = speakingNow(meeting, scene.now).map(({ member }) => member);
  const closed = seated(meeting).flatMap((member) => {
    const { microphone, camera } = mediaRights(scene.state, member);
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
function carryOut(scene: Scene, stage: PlannedStage): void {
  for (let steps = 0; steps < 60; steps++) {
    if (scene.state.current !== stage.key || isDue(scene.state, scene.now, { openStatuses: 0 })) return;
    const { talk } = scene;
    if (talk.kind === 'ballot') castAndClose(scene, stage);
    else if (talk.kind === 'vote') decideByWishes(scene, stage);
    else if (talk.kind === 'quiet') write(scene, stage, talk.submitted);
    else if ('turn' in talk && talk.turn !== null) {
      scene.pass(5_000).when(talk.turn.member, { type: 'handOn', turnOf: talk.turn.member });
    } else if (stage.due === 'actionSettled' && stage.slot !== null) {
      scene.system({ type: 'noteActionAccepted', slot: stage.slot, action: `a-${stage.slot}` });
    } else if (stage.due === 'bothConfirm') {
      scene.pass(20 * MINUTE);
    } else scene.pass(MINUTE);
  }
  if (stage.due !== 'manual') throw new Error(`${stage.key} is never due (${stage.due})`);
}

function write(scene: Scene, stage: PlannedStage, submitted: readonly string[]): void {
  if (stage.due === 'evaluationClosed') {
    const { evaluation } = scene.state;
    if (evaluation.phase === 'answering') {
      scene.when(acting(scene), { type: 'closeEvaluation' });
      scene.system({ type: 'freezeEvaluation', round: evaluation.round });
    }
    return;
  }
  const next = stageMembers(scene.state, stage).find((one) => !submitted.includes(one) && isHere(scene.state, one));
  if (next === undefined || stage.due === 'time') scene.pass(MINUTE);
  else scene.when(next, { type: 'submitWriting', done: true });
}

function castAndClose(scene: Scene, stage: PlannedStage): void {
  const { ballot } = stage;
  if (ballot === undefined) throw new Error(`${stage.key} is about nothing`);
  const options = optionsOf(scene.state, stage);
  if (ballot.closedBy === 'itself') {
    for (const voter of ['ben', 'dan']) scene.when(voter, { type: 'castVote', options: ['yes'] });
    return;
  }
  scene.when('cleo', { type: 'castVote', options: [options[0] ?? ''] });
  if (ballot.decides !== 'roles') {
    const by = ballot.closedBy === 'client' ? 'ann' : acting(scene);
    scene.when(by, { type: 'closeBallot', options: [options[0] ?? ''] });
    return;
  }
  scene.refused(acting(scene), { type: 'closeBallot', options: [options[0] ?? ''] }, 'notNow');
  const roles: Record<string, string> = {};
  for (const option of options.filter((one) => one !== 'observer')) {
    roles[option] = option === 'client' ? 'ann' : option === 'scribe' ? 'dan' : 'eve';
  }
  scene.when(acting(scene), { type: 'fillRoles', roles });
}

function decideByWishes(scene: Scene, stage: PlannedStage): void {
  scene.when('ann', { type: 'requestSlot', slot: true, minutes: null, favours: [], priority: 'A' });
  scene.when('cleo', { type: 'requestSlot', slot: false, minutes: null, favours: ['ann'] });
  if (stage.due === 'votesClosed') scene.when(acting(scene), { type: 'chooseClient', client: 'ann' });
  else scene.when(acting(scene), { type: 'confirmSlots', policy: 'equal', clients: ['ann', 'ben'] });
}

/** On to the next stage; a slot that nobody has is taken by ann. */
function goOn(scene: Scene): void {
  const { current } = scene.state;
  if (scene.state.leadership.mode === 'shared') {
    for (const member of present(scene.state)) {
      if (scene.state.current === current) scene.when(member, { type: 'askToMoveOn', on: true });
    }
  } else scene.when(acting(scene), { type: 'advanceStage' });
  if (scene.state.status !== 'running') return;
  const step = nextStep(scene.state);
  if (step?.kind === 'findClient') scene.when('ann', { type: 'setClient', slot: step.slot, member: 'ann' });
}

export type HeldStage = { key: string; row: Row };

/** Every stage of the agenda, or of the slot in hand alone, as the rows of the tables. */
export function rowsOf(scene: Scene, slot?: string): HeldStage[] {
  const rows: HeldStage[] = [];
  const keys = slot === undefined ? null : partsOf(scene.state, slot).map((part) => part.key);
  for (let stages = 0; stages < 80; stages++) {
    const stage = currentStage(scene.state)?.stage;
    if (stage === undefined || (keys !== null && !keys.includes(stage.key))) return rows;
    rows.push({ key: stage.key, row: rowNow(scene) });
    carryOut(scene, stage);
    if (scene.state.current === stage.key) goOn(scene);
  }
  throw new Error('the meeting does not end');
}
