import { describe, expect, test } from 'vitest';
import { projectedEnd } from '../../../../shared/meeting/views/agenda';
import { nextStep } from '../../../../shared/meeting/views/nextStep';
import { mayPutBackSlot } from '../../../../shared/meeting/views/slotPlaces';
import { everyone, MINUTE, opened, type Scene } from '../support';

function led(template: string, minutes: number): Scene {
  const scene = opened({ template, minutes, lead: { member: 'flo', takesPart: false } });
  scene.sit('flo', 'facilitator');
  for (const member of everyone) scene.sit(member);
  scene.when('flo', { type: 'startMeeting' });
  return scene;
}

const to = (scene: Scene, key: string): Scene => scene.goTo(key);

describe('a slot that nobody has yet', () => {
  test('[OS1] is taken by whoever says so first, and has the floor at once; the lead may give it to somebody else before', () => {
    const scene = to(led('frame.orientation', 120), 'drill');
    scene.when('cleo', { type: 'setClient', slot: 'demo', member: 'cleo' });
    scene.refused('dan', { type: 'setClient', slot: 'demo', member: 'dan' }, 'notNow');
    scene.when('flo', { type: 'setClient', slot: 'demo', member: 'eve' });
    scene.when('eve', { type: 'leave' });
    expect(scene.state.slots.demo?.client).toBe('');
    to(scene, 'demo/present');
    expect(nextStep(scene.state)).toEqual({ kind: 'findClient', slot: 'demo' });
    scene.refused('dan', { type: 'setClient', slot: 'demo', member: 'ben' }, 'notLead');
    scene.when('dan', { type: 'setClient', slot: 'demo', member: 'dan' });
    expect(scene.talk).toMatchObject({ turn: { member: 'dan' } });
    scene.refused('flo', { type: 'setClient', slot: 'demo', member: 'ben' }, 'notNow');
    scene.refused('flo', { type: 'setClient', slot: 's9', member: 'ben' }, 'notFound');
  });

  test('[AG11] its stages can be left out and put back while nobody has it', () => {
    const scene = to(led('frame.orientation', 120), 'drill');
    scene.when('flo', { type: 'skipStage', stage: 'demo/present', skipped: true });
    scene.when('flo', { type: 'skipStage', stage: 'demo/present', skipped: false });
    expect(scene.state.agenda.find(({ key }) => key === 'demo/present')?.skipped).toBe(false);
  });

  test('[AG17] a slot that was left out comes back also while nobody has it, without what only the first one has', () => {
    const scene = led('frame.group/block.troika', 120);
    const held = () =>
      scene.state.agenda.filter(({ slot, skipped }) => slot === 's2' && !skipped).map(({ key }) => key);
    const before = held();
    expect(before).toContain('s2/share');
    scene.refused('flo', { type: 'leaveOutSlot', slot: 's2', back: true }, 'notNow');
    scene.when('flo', { type: 'leaveOutSlot', slot: 's2' });
    expect(held()).toEqual([]);
    scene.refused('ann', { type: 'leaveOutSlot', slot: 's2', back: true }, 'notLead');
    scene.refused('flo', { type: 'leaveOutSlot', slot: 'constructor', back: true }, 'notNow');
    expect(mayPutBackSlot(scene.state, 'flo', 's2', scene.now)).toBeNull();
    scene.when('flo', { type: 'leaveOutSlot', slot: 's2', back: true });
    expect(mayPutBackSlot(scene.state, 'flo', 's2', scene.now)).toBe('notNow');
    expect(held()).toEqual(before);
    scene.goTo('s2/share').refused('flo', { type: 'leaveOutSlot', slot: 's1', back: true }, 'notNow');
  });

  test('[OS1] in pairs and trios no slot is given or confirmed for one person', () => {
    const scene = led('frame.group/block.troika', 120);
    scene.refused('flo', { type: 'giveSlot', member: 'ann' }, 'notNow');
    scene.refused('flo', { type: 'skipStage', stage: 'slotplan', skipped: false }, 'notAllowed');
  });
});

describe('a slot in between', () => {
  const call = (): Scene => {
    const scene = opened({ template: 'frame.network', minutes: 60, lead: { member: 'ann', takesPart: true } });
    for (const member of ['ann', 'ben', 'cleo']) scene.sit(member);
    scene.when('ann', { type: 'startMeeting' });
    return scene;
  };
  const forward = (scene: Scene, key: string) => {
    for (let steps = 0; steps < 30 && scene.state.current !== key; steps++) {
      for (const member of ['ann', 'ben', 'cleo']) {
        const { current } = scene.state;
        if (current !== key && current !== null) {
          const decided = scene.decide({ type: 'askToMoveOn', from: current, on: true }, { kind: 'member', member });
          if (Array.isArray(decided)) scene.happen(decided);
        }
      }
    }
    expect(scene.state.current).toBe(key);
  };

  test('[OS2] takes its minutes out of the stage that offers it, which goes on after it', () => {
    const scene = call();
    forward(scene, 'requests');
    const before = scene.state.progress.requests?.minutes ?? 0;
    scene.pass(2 * MINUTE);
    scene.when('cleo', { type: 'openSlot', member: 'cleo' });
    expect(scene.state.current).toBe('x1/progress');
    expect(scene.state.slots.x1).toMatchObject({ client: 'cleo', minutes: 15 });
    expect(scene.talk).toMatchObject({ turn: { member: 'cleo' } });
    forward(scene, 'requests');
    expect(scene.state.progress.requests).toMatchObject({ minutes: before - 15, spentMs: 2 * MINUTE });
    scene.refused('cleo', { type: 'openSlot', member: 'cleo' }, 'notAllowed');
  });

  test('[OS2] opened by mistake and taken back at once, it is gone, and the stage has its minutes again', () => {
    const scene = call();
    forward(scene, 'requests');
    const before = scene.state.agenda;
    const minutes = scene.state.progress.requests?.minutes;
    scene.when('cleo', { type: 'openSlot', member: 'cleo' });
    scene.when('ann', { type: 'undoAdvance' });
    expect(scene.state.agenda).toEqual(before);
    expect(scene.state.progress.requests?.minutes).toBe(minutes);
    scene.when('cleo', { type: 'openSlot', member: 'cleo' });
    expect(scene.state.current).toBe('x2/progress');
  });

  test('[OS3] is refused when hardly any time is left, and elsewhere', () => {
    const scene = call();
    scene.refused('ben', { type: 'openSlot', member: 'ben' }, 'notNow');
    forward(scene, 'requests');
    scene.pass(58 * MINUTE);
    scene.refused('ben', { type: 'openSlot', member: 'ben' }, 'tooShort');
  });
});

describe('clearing the air', () => {
  test('[OS4] begins when both have said yes, and afterwards the stage goes on where it was', () => {
    const scene = to(led('frame.group', 180), 'slotplan');
    to(scene, 's1/present');
    to(scene, 's1/questions');
    scene.when('cleo', { type: 'raiseHand' });
    scene.refused('ben', { type: 'offerClearAir', first: 'ben', second: 'dan' }, 'notLead');
    scene.refused('flo', { type: 'offerClearAir', first: 'ben', second: 'ben' }, 'badInput');
    scene.pass(60_000).when('flo', { type: 'offerClearAir', first: 'ben', second: 'dan' });
    expect(scene.state.current).toBe('x1/offer');
    scene.refused('cleo', { type: 'castVote', options: ['yes'] }, 'notAllowed');
    scene.refused('flo', { type: 'offerClearAir', first: 'cleo', second: 'eve' }, 'notNow');
    scene.when('ben', { type: 'castVote', options: ['yes'] });
    expect(scene.talk).toMatchObject({ chosen: null });
    scene.when('dan', { type: 'castVote', options: ['yes'] });
    expect(scene.talk).toMatchObject({ chosen: ['yes'] });
    to(scene, 'x1/tell');
    expect(scene.talk).toMatchObject({ turn: { member: 'ben' } });
    to(scene, 's1/questions');
    expect(scene.talk).toMatchObject({ turn: { member: 'cleo' } });
    expect(scene.state.progress['s1/questions']).toMatchObject({ spentMs: 60_000 });
  });

  test('[OS4] moving on before both have said yes leads past it, also when one of them has', () => {
    const scene = to(led('frame.group', 180), 'slotplan');
    to(scene, 's1/questions');
    scene.when('flo', { type: 'offerClearAir', first: 'ben', second: 'dan' });
    scene.when('ben', { type: 'castVote', options: ['yes'] });
    expect(nextStep(scene.state)).toMatchObject({ kind: 'advance', to: { key: 's1/questions' } });
    scene.when('flo', { type: 'advanceStage' });
    expect(scene.state.current).toBe('s1/questions');
  });

  test('[OS5] one no is enough, and the stage goes on at once', () => {
    const scene = to(led('frame.group', 180), 'slotplan');
    to(scene, 's1/questions');
    scene.when('flo', { type: 'offerClearAir', first: 'ben', second: 'dan' });
    scene.when('dan', { type: 'castVote', options: ['no'] });
    scene.when('flo', { type: 'advanceStage' });
    expect(scene.state.current).toBe('s1/questions');
  });

  test('[OS4] nobody becomes client of it, and one of two alone cannot begin it', () => {
    const scene = to(led('frame.group', 180), 'slotplan');
    scene.when('flo', { type: 'offerClearAir', first: 'ben', second: 'dan' });
    scene.refused('cleo', { type: 'setClient', slot: 'x1', member: 'cleo' }, 'notNow');
    scene.when('ben', { type: 'castVote', options: ['yes'] });
    scene.when('dan', { type: 'leave' });
    scene.when('ben', { type: 'castVote', options: ['yes'] });
    expect(scene.talk).toMatchObject({ chosen: null });
    expect(nextStep(scene.state)).toMatchObject({ kind: 'advance', to: { key: 'slotplan' } });
  });

  test('[OS4] its minutes are not shared among the slots that are confirmed after it', () => {
    const scene = to(led('frame.group', 180), 'slotplan');
    scene.when('flo', { type: 'offerClearAir', first: 'ben', second: 'dan' });
    scene.pass(12 * MINUTE).when('flo', { type: 'advanceStage' });
    scene.when('flo', { type: 'confirmSlots', policy: 'equal', clients: [...everyone] });
    expect(projectedEnd(scene.state, scene.now).lateMinutes).toBeLessThanOrEqual(0);
  });

  test('[OS4] after the last slot it does not make room for a latecomer', () => {
    const scene = to(led('frame.external', 240), 'select');
    scene.when('flo', { type: 'confirmSlots', policy: 'equal', clients: ['ann', 'ben'] });
    to(scene, 'takeaway').when('flo', { type: 'offerClearAir', first: 'ben', second: 'dan' });
    const before = scene.state.agenda.map((stage) => stage.key);
    scene.sit('hana');
    expect(scene.state.agenda.map((stage) => stage.key)).toEqual(before);
  });
});
