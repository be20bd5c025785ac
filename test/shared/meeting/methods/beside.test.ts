import { describe, expect, test } from 'vitest';
import { loopStage, mayBeAsked, slotOpening, whoAsks } from '../../../../shared/meeting/views/beside';
import { askedNow, hasBeside } from '../../../../shared/meeting/views/besideStage';
import { currentStage } from '../../../../shared/meeting/views/currentStage';
import { handFor } from '../../../../shared/meeting/views/floor';
import { mayDo } from '../../../../shared/meeting/views/mayDo';
import { roleLines, rolesOf, rolesOnSeat } from '../../../../shared/meeting/views/roles';
import { everyone, MINUTE, opened, type Scene } from '../support';

/** What a stage has beside its talk, and who has which role, as screens show it. */

function led(template: string, minutes = 180): Scene {
  const scene = opened({ template, minutes, lead: { member: 'flo', takesPart: false } });
  scene.sit('flo', 'facilitator');
  for (const member of everyone) scene.sit(member);
  scene.when('flo', { type: 'startMeeting' });
  return scene;
}

const inSlot = (template: string, key: string): Scene => {
  const scene = led(template).goTo('slotplan');
  scene.when('flo', { type: 'confirmSlots', policy: 'scheduled', clients: ['ann'] });
  return scene.goTo(key);
};

describe('a slot in between', () => {
  test('[OS2] the button says the minutes that the slot would have, and is closed when they are too few', () => {
    const scene = opened({ template: 'frame.network', minutes: 60, lead: null });
    for (const member of ['ann', 'ben', 'cleo']) scene.sit(member);
    scene.when('ann', { type: 'startMeeting' });
    expect(slotOpening(scene.state, 'ann', 'ann', scene.now)).toBeNull();
    for (let steps = 0; steps < 12 && scene.state.current !== 'requests'; steps++) {
      for (const member of ['ann', 'ben', 'cleo']) {
        const { current } = scene.state;
        if (current === 'requests' || current === null) break;
        const decided = scene.decide({ type: 'askToMoveOn', from: current, on: true }, { kind: 'member', member });
        if (Array.isArray(decided)) scene.happen(decided);
      }
    }
    const stage = currentStage(scene.state)?.stage;
    expect(stage !== undefined && hasBeside(stage)).toBe(true);
    expect(slotOpening(scene.state, 'ann', 'ann', scene.now)).toEqual({ minutes: 15, whyNot: null });
    expect(slotOpening(scene.state, 'ann', 'ben', scene.now)?.whyNot).toBe('notLead');
    scene.when('cleo', { type: 'raiseHand' });
    scene.when('ben', { type: 'raiseHand' });
    // The first hand was called at once, and is still asking.
    expect(whoAsks(scene.state)).toEqual(['cleo', 'ben']);
    scene.pass(58 * MINUTE);
    expect(slotOpening(scene.state, 'ann', 'ann', scene.now)?.whyNot).toBe('tooShort');
  });
});

describe('questions and statements', () => {
  test('[BA9] the hand says why it is closed after the turns that a stage gives everybody', () => {
    const scene = inSlot('frame.group/block.als', 's1/clarify');
    scene.when('ben', { type: 'handOn', turnOf: 'ben' });
    expect(mayDo(scene.state, 'ben', 'raiseHand', scene.now)).toBe('askedEnough');
    expect(mayDo(scene.state, 'dan', 'raiseHand', scene.now)).not.toBe('askedEnough');
  });

  test('[BA10] a question may be for anybody of the stage but oneself, and the seat of that person is known', () => {
    const scene = inSlot('frame.group/block.wial', 's1/work1');
    expect(mayBeAsked(scene.state, 'cleo')).toEqual(expect.arrayContaining(['ann', 'ben', 'dan', 'eve']));
    expect(mayBeAsked(scene.state, 'cleo')).not.toContain('cleo');
    scene.when('cleo', { type: 'raiseHand', to: 'dan' });
    expect(askedNow(scene.state)).toBe('dan');
    scene.when('ben', { type: 'raiseHand', to: 'ann' });
    expect(handFor(scene.state, 'ben')).toBe('ann');
  });

  test('where nothing was agreed, the way back leads to the stage of this slot', () => {
    const scene = inSlot('frame.group/block.wial', 's1/agree');
    expect(loopStage(scene.state)?.key).toBe('s1/work1');
    expect(loopStage(inSlot('frame.group/block.wial', 's1/work1').state)).toBeNull();
  });
});

describe('roles on seats and in the dialog', () => {
  test('[BA6] roles of the slot come first, then those of every meeting; the client has none that stays out', () => {
    const scene = inSlot('frame.group/block.wial', 's1/work1');
    expect(roleLines(scene.state).map(({ role, slot }) => [role, slot])).toEqual([
      ['learningCoach', 's1'],
      ['timekeeper', null],
      ['scribe', null],
      ['observer', null],
    ]);
    expect(roleLines(scene.state)[0]?.people).not.toContain('ann');
  });

  test('[BA5] what falls to the lead stands on no seat, unless the lead stays out of the content; what was given does', () => {
    const forum = led('frame.forum', 240).goTo('updates');
    expect(rolesOf(forum.state, 'flo')).toEqual(['timekeeper']);
    expect(rolesOnSeat(forum.state, 'flo')).toEqual([]);
    const scene = inSlot('frame.group/block.wial', 's1/work1');
    expect(rolesOf(scene.state, 'flo')).toEqual(['learningCoach']);
    expect(rolesOnSeat(scene.state, 'flo')).toEqual(['learningCoach']);
    scene.when('flo', { type: 'setRole', slot: 's1', role: 'learningCoach', member: 'eve' });
    scene.when('flo', { type: 'setRole', slot: null, role: 'timekeeper', member: 'eve' });
    expect(rolesOnSeat(scene.state, 'eve')).toEqual(['learningCoach', 'timekeeper']);
    expect(rolesOf(scene.state, 'flo')).toEqual([]);
  });

  test('the presenter’s coach is beside the client without having been chosen, and everybody sees it', () => {
    const scene = inSlot('frame.group/block.forum', 's1/purpose');
    expect(rolesOnSeat(scene.state, 'ben')).toEqual(['presentersCoach']);
  });
});
