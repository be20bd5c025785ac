import { expect, test } from 'vitest';
import { firstPassChoice } from '../../../shared/meeting/views/firstPass';
import { nextStep } from '../../../shared/meeting/views/nextStep';
import { running, type Scene } from './support';

const pass = (scene: Scene) => (scene.talk.kind === 'queue' ? scene.talk.firstPass : null);
const turn = (scene: Scene) => ('turn' in scene.talk ? scene.talk.turn?.member : undefined);

test('[FL11] chosen before the questions: everybody is called once in turn, then hands are taken', () => {
  const scene = running().goTo('s2/present');
  expect(firstPassChoice(scene.state)).toEqual({ slot: 's2', on: false });
  scene.refused('ben', { type: 'setFirstPass', slot: 's2', on: true }, 'notLead');
  scene.when('ann', { type: 'setFirstPass', slot: 's2', on: true });
  scene.refused('ann', { type: 'setFirstPass', slot: 's2', on: true }, 'notNow');
  scene.goTo('s2/questions');
  const called: unknown[] = [];
  for (let turns = 0; turns < 4; turns++) {
    const holder = turn(scene) ?? 'nobody';
    called.push(holder);
    if (turns === 3) expect(nextStep(scene.state)).toMatchObject({ kind: 'openQueue' });
    scene.when(holder, { type: 'handOn', turnOf: holder });
  }
  expect(called).toEqual(['cleo', 'dan', 'eve', 'ann']);
  expect(turn(scene)).toBeUndefined();
  scene.when('eve', { type: 'raiseHand' });
  expect(turn(scene)).toBe('eve');
});

test('[FL11] chosen while somebody asks: the others are called who have not asked, and it can be taken back', () => {
  const scene = running().goTo('s2/questions');
  scene.when('dan', { type: 'raiseHand' });
  scene.when('ann', { type: 'setFirstPass', slot: 's2', on: true });
  expect([turn(scene), pass(scene)]).toEqual(['dan', ['cleo', 'eve', 'ann']]);
  scene.when('dan', { type: 'handOn', turnOf: 'dan' });
  expect(turn(scene)).toBe('cleo');
  scene.when('ann', { type: 'setFirstPass', slot: 's2', on: false });
  expect([turn(scene), pass(scene)]).toEqual(['cleo', []]);
});

test('[FL11] it is a choice of one slot, for what is still to come of it', () => {
  const scene = running().goTo('checkin');
  expect(firstPassChoice(scene.state)).toEqual({ slot: 's1', on: false });
  scene.goTo('s2/present').when('ann', { type: 'setFirstPass', slot: 's2', on: true });
  scene.goTo('s2/advice');
  expect(firstPassChoice(scene.state)).toBeNull();
  scene.refused('ann', { type: 'setFirstPass', slot: 's2', on: false }, 'notNow');
  scene.refused('ann', { type: 'setFirstPass', slot: '__proto__', on: true }, 'notNow');
  scene.goTo('s3/questions');
  expect(pass(scene)).toEqual([]);
});

test('[FL11] a method with a first pass of its own can go without', () => {
  const scene = running({ template: 'frame.group/block.slotdeep', minutes: 180 }).goTo('s2/present');
  const choice = firstPassChoice(scene.state);
  expect(choice?.slot).toBe('s2');
  scene.when('ann', { type: 'setFirstPass', slot: 's2', on: true });
  expect(firstPassChoice(scene.state)?.on).toBe(true);
  scene.when('ann', { type: 'setFirstPass', slot: 's2', on: false });
  scene.goTo('s2/questions');
  expect(pass(scene)).toEqual([]);
});
