import { describe, expect, test } from 'vitest';
import { partiesMembers } from '../../../../shared/meeting/people/parties';
import { roleHolder } from '../../../../shared/meeting/people/roles';
import { currentStage } from '../../../../shared/meeting/views/currentStage';
import { nextStep } from '../../../../shared/meeting/views/nextStep';
import { myPrompt } from '../../../../shared/meeting/views/prompts';
import { everyone, opened, type Scene } from '../support';

function running(template: string, minutes = 180, lastClients: string[] = []): Scene {
  const scene = opened({ template, minutes, lead: { member: 'flo', takesPart: false }, lastClients });
  scene.sit('flo', 'facilitator');
  for (const member of everyone) scene.sit(member);
  scene.when('flo', { type: 'startMeeting' });
  return scene;
}

const to = (scene: Scene, key: string): Scene => scene.goTo(key);

const coaches = (scene: Scene): string[] => {
  const stage = currentStage(scene.state)?.stage;
  return stage === undefined ? [] : partiesMembers(scene.state, stage, ['coaches']);
};

describe('ballots with options', () => {
  test('[BA1] a vote replaces the one before, none takes it back, and only options of the ballot count', () => {
    const scene = to(running('frame.closing', 120), 'renew');
    scene.when('ben', { type: 'castVote', options: ['goOn'] });
    scene.when('ben', { type: 'castVote', options: ['stop'] });
    scene.when('cleo', { type: 'castVote', options: ['change'] });
    scene.when('cleo', { type: 'castVote', options: [] });
    expect(scene.talk).toMatchObject({ kind: 'ballot', votes: { ben: ['stop'] }, chosen: null });
    scene.refused('dan', { type: 'castVote', options: ['goOn', 'stop'] }, 'badInput');
    scene.refused('dan', { type: 'castVote', options: ['elsewhere'] }, 'badInput');
    scene.refused('flo', { type: 'castVote', options: ['goOn'] }, 'notAllowed');
  });

  test('[BA2] whoever closes it decides a tie, also with one vote or none; then it can be opened again', () => {
    const scene = to(running('frame.closing', 120), 'renew');
    expect(nextStep(scene.state)).toEqual({ kind: 'closeBallot' });
    scene.when('ann', { type: 'castVote', options: ['goOn'] });
    scene.when('ben', { type: 'castVote', options: ['stop'] });
    scene.refused('ann', { type: 'closeBallot', options: ['goOn'] }, 'notLead');
    scene.refused('flo', { type: 'closeBallot', options: [] }, 'badInput');
    scene.when('flo', { type: 'closeBallot', options: ['stop'] });
    scene.refused('cleo', { type: 'castVote', options: ['goOn'] }, 'notNow');
    expect(nextStep(scene.state)).toMatchObject({ kind: 'advance' });
    scene.when('flo', { type: 'reopenBallot' });
    scene.when('cleo', { type: 'castVote', options: ['goOn'] });
    scene.when('flo', { type: 'closeBallot', options: ['goOn'] });
    expect(scene.talk).toMatchObject({ chosen: ['goOn'], votes: { ann: ['goOn'], ben: ['stop'], cleo: ['goOn'] } });
  });

  test('[BA3] a vote of somebody who leaves does not count any more', () => {
    const scene = to(running('frame.closing', 120), 'renew');
    scene.when('ben', { type: 'castVote', options: ['stop'] });
    scene.when('ben', { type: 'leave' });
    expect(scene.talk).toMatchObject({ votes: {} });
  });
});

describe('roles and whose case it is', () => {
  test('[BA4] the casting finds client, moderator and scribe, and the moderator is not among the coaches', () => {
    const scene = to(running('frame.group/block.kb', 120), 's1/casting');
    expect(nextStep(scene.state)).toEqual({ kind: 'fillRoles' });
    scene.refused('flo', { type: 'fillRoles', roles: { moderator: 'eve' } }, 'badInput');
    scene.refused('flo', { type: 'fillRoles', roles: { client: 'eve', moderator: 'eve' } }, 'badInput');
    scene.refused('flo', { type: 'fillRoles', roles: { client: 'ann', timekeeper: 'eve' } }, 'badInput');
    scene.refused('flo', { type: 'fillRoles', roles: { client: 'zoe' } }, 'unknownMember');
    scene.when('flo', { type: 'fillRoles', roles: { client: 'ann', moderator: 'eve', scribe: 'dan' } });
    to(scene, 's1/consult');
    expect(coaches(scene)).toEqual(['ben', 'cleo', 'dan']);
  });

  test('[BA5] without a moderator the lead moderates; a moderator who leaves is replaced by the lead', () => {
    const scene = to(running('frame.group/block.kb', 120), 's1/casting');
    scene.when('flo', { type: 'fillRoles', roles: { client: 'ann', moderator: 'eve' } });
    to(scene, 's1/report');
    const told = (member: string) => myPrompt(scene.state, member).role;
    expect(['ann', 'eve', 'flo', 'ben'].map(told)).toEqual(['client', 'lead', 'coach', 'coach']);
    expect(roleHolder(scene.state, { slot: 's1' }, 'moderator')).toBe('eve');
    scene.when('eve', { type: 'leave' });
    expect(roleHolder(scene.state, { slot: 's1' }, 'moderator')).toBe('flo');
  });

  test('[BA6] the lead gives a role to somebody else at any time; roles of other methods are not offered', () => {
    const scene = to(running('frame.group/block.forum'), 'slotplan');
    scene.when('flo', { type: 'confirmSlots', policy: 'scheduled', clients: ['ann'] });
    to(scene, 's1/purpose');
    expect(scene.talk).toMatchObject({ turn: { member: 'ben' }, waiting: ['ann'] });
    scene.when('flo', { type: 'setRole', slot: 's1', role: 'presentersCoach', member: 'dan' });
    expect(coaches(scene)).toEqual(['ben', 'cleo', 'eve']);
    scene.when('flo', { type: 'setRole', slot: null, role: 'timekeeper', member: 'eve' });
    scene.when('flo', { type: 'setRole', slot: null, role: 'timekeeper', member: null });
    scene.refused('flo', { type: 'setRole', slot: 's1', role: 'learningCoach', member: 'eve' }, 'notAllowed');
    scene.refused('flo', { type: 'setRole', slot: 's1', role: 'presentersCoach', member: 'ann' }, 'badInput');
    scene.refused('ben', { type: 'setRole', slot: 's1', role: 'scribe', member: 'ben' }, 'notLead');
  });

  test('[BA7] the case is voted for; nobody becomes client against their word, or twice', () => {
    const scene = to(running('frame.group/block.incident', 240), 's1/choose');
    scene.when('ben', { type: 'requestSlot', slot: false, minutes: null, favours: ['ann'] });
    expect(nextStep(scene.state)).toEqual({ kind: 'chooseClient' });
    scene.refused('flo', { type: 'chooseClient', client: 'ben' }, 'stale');
    scene.refused('flo', { type: 'chooseClient', client: 'flo' }, 'unknownMember');
    scene.when('flo', { type: 'chooseClient', client: 'ann' });
    to(scene, 's1/info');
    expect(scene.talk).toMatchObject({ turn: { member: 'ben' } });
    to(scene, 's2/choose');
    scene.refused('flo', { type: 'chooseClient', client: 'ann' }, 'notAllowed');
    scene.when('flo', { type: 'chooseClient', client: 'cleo' });
  });

  test('[BA2] the choice of a case is opened again while the meeting has not moved on', () => {
    const scene = to(running('frame.group/block.incident', 240), 's1/choose');
    scene.when('ben', { type: 'requestSlot', slot: true, minutes: null, favours: [] });
    scene.when('flo', { type: 'chooseClient', client: 'ann' });
    scene.refused('cleo', { type: 'reopenBallot' }, 'notLead');
    scene.when('flo', { type: 'reopenBallot' });
    expect(scene.talk).toMatchObject({ confirmed: false, wishes: { ben: { slot: true } } });
    scene.refused('flo', { type: 'reopenBallot' }, 'notNow');
    scene.when('flo', { type: 'chooseClient', client: 'ben' });
    expect(scene.state.slots.s1?.client).toBe('ben');
  });

  test('[BA4] filled again, a role that nobody is to have is empty, and nobody is client with a role outside', () => {
    const scene = to(running('frame.group/block.kb', 120), 's1/casting');
    scene.when('flo', { type: 'fillRoles', roles: { client: 'ann', moderator: 'eve', scribe: 'dan' } });
    scene.when('flo', { type: 'reopenBallot' });
    scene.when('flo', { type: 'fillRoles', roles: { client: 'eve' } });
    expect(scene.state.slots.s1).toMatchObject({ client: 'eve', roles: {} });
    expect(roleHolder(scene.state, { slot: 's1' }, 'moderator')).toBe('flo');
    expect(roleHolder(scene.state, { slot: 's1' }, 'scribe')).toBeNull();
  });

  test('[BA8] the last client of the group’s last meeting reports first, or nobody when they are not here', () => {
    expect(to(running('frame.group/block.incident', 180, ['ben', 'eve']), 's1/look').talk).toMatchObject({
      turn: { member: 'eve' },
    });
    expect(to(running('frame.group/block.incident', 180, ['zoe']), 's1/look').talk).toMatchObject({ turn: null });
  });
});

describe('questions and turns', () => {
  test('[BA9] whoever has asked as often as the stage allows is not called again, and keeps no hand up', () => {
    const scene = to(running('frame.group/block.als'), 'slotplan');
    scene.when('flo', { type: 'confirmSlots', policy: 'scheduled', clients: ['ann'] });
    to(scene, 's1/clarify');
    expect(scene.talk).toMatchObject({ turn: { member: 'ben' }, firstPass: ['cleo', 'dan', 'eve'] });
    scene.when('ben', { type: 'handOn', turnOf: 'ben' });
    scene.refused('ben', { type: 'raiseHand' }, 'askedEnough');
  });

  test('[BA10] a question may name whom it is for, and both have the floor; elsewhere it may not', () => {
    const scene = to(running('frame.group/block.wial'), 'slotplan');
    scene.when('flo', { type: 'confirmSlots', policy: 'scheduled', clients: ['ann'] });
    to(scene, 's1/work1');
    scene.refused('cleo', { type: 'raiseHand', to: 'cleo' }, 'badInput');
    scene.when('cleo', { type: 'raiseHand', to: 'dan' });
    expect(scene.talk).toMatchObject({ turn: { member: 'cleo', to: 'dan' } });
    to(scene, 's1/agree');
    scene.refused('dan', { type: 'raiseHand', to: 'ann' }, 'badInput');
  });

  test('[BA11] the presenter’s coach speaks first and then the client, without anybody pressing a button', () => {
    const scene = to(running('frame.group/block.forum'), 'slotplan');
    scene.when('flo', { type: 'confirmSlots', policy: 'scheduled', clients: ['ann'] });
    to(scene, 's1/purpose');
    scene.pass(30_000).when('ben', { type: 'handOn', turnOf: 'ben' });
    expect(scene.talk).toMatchObject({ turn: { member: 'ann' }, waiting: [] });
  });

  test('[BA11] back in such a stage, whoever has the role now speaks, and nobody who is no speaker any more', () => {
    const scene = to(running('frame.group/block.forum'), 'slotplan');
    scene.when('flo', { type: 'confirmSlots', policy: 'scheduled', clients: ['ann'] });
    to(scene, 's1/purpose');
    to(scene, 's1/present');
    scene.when('flo', { type: 'setRole', slot: 's1', role: 'presentersCoach', member: 'dan' });
    scene.when('flo', { type: 'goBack', to: 's1/purpose' });
    expect(scene.talk).toMatchObject({ turn: { member: 'dan' }, waiting: ['ann'] });
    scene.when('dan', { type: 'handOn', turnOf: 'dan' });
    expect(scene.talk).toMatchObject({ turn: { member: 'ann' }, waiting: [] });
    to(scene, 's1/present');
    scene.when('flo', { type: 'setRole', slot: 's1', role: 'presentersCoach', member: 'ben' });
    scene.when('flo', { type: 'goBack', to: 's1/purpose' });
    expect(scene.talk, 'the second speaker goes on').toMatchObject({ turn: { member: 'ann' }, waiting: [] });
  });
});
