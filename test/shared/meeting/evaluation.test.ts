import { describe, expect, test } from 'vitest';
import { needsFreeze } from '../../../shared/meeting/rules/evaluation';
import { isDue, nextStep } from '../../../shared/meeting/views/nextStep';
import { everyone, MINUTE, running } from './support';

const inEvaluation = (members = everyone) => running({ members }).goTo('evaluate');
const send = (scene: ReturnType<typeof running>, ...members: string[]) => {
  for (const member of members) scene.when(member, { type: 'sendEvaluation' });
};

describe('evaluation', () => {
  test('[EV1] fewer than four present: a conversation instead of a form', () => {
    const scene = inEvaluation(['ann', 'ben', 'cleo']);
    expect(scene.state.evaluation).toEqual({ phase: 'conversation' });
    expect(nextStep(scene.state)).toMatchObject({ kind: 'advance', to: { key: 'reveal' } });
    scene.refused('ann', { type: 'sendEvaluation' }, 'notNow');
    const lost = running({ members: ['ann', 'ben', 'cleo', 'dan'] })
      .drop('dan')
      .goTo('evaluate');
    expect(lost.state.evaluation.phase).toBe('conversation');
  });

  test('[EV1] a facilitator who is no member does not answer', () => {
    const scene = running({ lead: { member: 'ann', takesPart: false } }).goTo('evaluate');
    scene.refused('ann', { type: 'sendEvaluation' }, 'notAllowed');
    send(scene, 'ben', 'cleo', 'dan', 'eve');
    expect(needsFreeze(scene.state)).toBe(true);
    expect(Object.values(scene.state.slots).map((slot) => slot.client)).not.toContain('ann');
  });

  test('[EV2] send and decline count once, and send stays', () => {
    const scene = inEvaluation();
    send(scene, 'ann');
    scene.refused('ann', { type: 'sendEvaluation' }, 'notNow');
    scene.refused('ann', { type: 'declineEvaluation' }, 'notNow');
    scene.when('ben', { type: 'declineEvaluation' });
    scene.refused('ben', { type: 'declineEvaluation' }, 'notNow');
    send(scene, 'ben');
    expect(scene.state.evaluation).toEqual({ phase: 'answering', round: 1, ready: ['ann', 'ben'], declined: [] });
    scene.when('ann', { type: 'goBack', to: 'checkin' });
    scene.refused('cleo', { type: 'sendEvaluation' }, 'notNow');
  });

  test('[EV3] the list freezes when everybody here has sent or declined, or the lead closes', () => {
    const scene = inEvaluation();
    send(scene, 'ann', 'ben', 'cleo', 'dan');
    scene.refusedSystem({ type: 'freezeEvaluation', round: 1 }, 'notNow');
    expect(needsFreeze(scene.state)).toBe(false);
    scene.when('eve', { type: 'declineEvaluation' });
    expect(needsFreeze(scene.state)).toBe(true);
    scene.refusedSystem({ type: 'freezeEvaluation', round: 2 }, 'stale');
    scene.system({ type: 'freezeEvaluation', round: 1 });
    expect(scene.state.evaluation).toEqual({
      phase: 'summing',
      round: 1,
      answerers: ['ann', 'ben', 'cleo', 'dan'],
      restarted: false,
    });
    const closed = inEvaluation();
    send(closed, 'ann', 'ben', 'cleo', 'dan');
    closed.refused('ben', { type: 'closeEvaluation' }, 'notLead');
    closed.when('ann', { type: 'closeEvaluation' });
    closed.refused('eve', { type: 'sendEvaluation' }, 'notNow');
    expect(needsFreeze(closed.state)).toBe(true);
  });

  test('[EV4] fewer than four sent: no result', () => {
    const scene = inEvaluation();
    send(scene, 'ann', 'ben', 'cleo');
    scene.when('ann', { type: 'closeEvaluation' });
    scene.system({ type: 'freezeEvaluation', round: 1 });
    expect(scene.state.evaluation).toEqual({ phase: 'noResult', reason: 'tooFew' });
    expect(isDue(scene.state, scene.now)).toBe(true);
  });

  test('[EV5] a drop-out restarts the round once', () => {
    const scene = inEvaluation();
    send(scene, ...everyone);
    scene.system({ type: 'freezeEvaluation', round: 1 });
    scene.system({ type: 'voidEvaluation', round: 1, stillHere: ['ann', 'ben', 'cleo', 'dan', 'zoe'] });
    expect(scene.state.evaluation).toMatchObject({
      round: 2,
      answerers: ['ann', 'ben', 'cleo', 'dan'],
      restarted: true,
    });
    scene.refusedSystem({ type: 'voidEvaluation', round: 1, stillHere: [] }, 'stale');
    scene.system({ type: 'voidEvaluation', round: 2, stillHere: ['ann', 'ben', 'cleo', 'dan'] });
    expect(scene.state.evaluation).toEqual({ phase: 'noResult', reason: 'leftTwice' });
    const few = inEvaluation();
    send(few, ...everyone);
    few.system({ type: 'freezeEvaluation', round: 1 });
    few.system({ type: 'voidEvaluation', round: 1, stillHere: ['ann', 'ben', 'cleo'] });
    expect(few.state.evaluation).toEqual({ phase: 'noResult', reason: 'tooFew' });
  });

  test('[EV6] reveal, then the result of exactly those who answered', () => {
    const scene = inEvaluation();
    send(scene, ...everyone);
    scene.system({ type: 'freezeEvaluation', round: 1 });
    const result = { answerers: 5, shape: 'sums' as const, totals: [20, 21, 22, 23] };
    scene.refusedSystem({ type: 'publishEvaluation', round: 1, result }, 'stale');
    scene.refused('ann', { type: 'advanceStage' }, 'notNow');
    expect(nextStep(scene.state)).toBeNull();
    scene.system({ type: 'startReveal', round: 1 });
    scene.refusedSystem({ type: 'voidEvaluation', round: 1, stillHere: everyone }, 'stale');
    scene.refusedSystem({ type: 'publishEvaluation', round: 1, result: { ...result, answerers: 6 } }, 'badInput');
    scene.system({ type: 'publishEvaluation', round: 1, result });
    expect(scene.state.evaluation).toEqual({ phase: 'published', round: 1, present: 5, result });
    scene.goTo('reveal');
    const gone = inEvaluation();
    send(gone, ...everyone);
    gone.system({ type: 'freezeEvaluation', round: 1 });
    gone.system({ type: 'startReveal', round: 1 });
    gone.system({ type: 'giveUpEvaluation', round: 1, reason: 'leftDuringReveal' });
    expect(gone.state.evaluation).toEqual({ phase: 'noResult', reason: 'leftDuringReveal' });
  });

  test('[EV7] Next on an open form asks to close it, and time never does', () => {
    const scene = inEvaluation();
    send(scene, 'ann', 'ben');
    expect(nextStep(scene.state)).toEqual({ kind: 'closeEvaluation', ready: 2, of: 5 });
    scene.refused('ann', { type: 'advanceStage' }, 'notNow');
    scene.pass(60 * MINUTE);
    expect(scene.state.evaluation.phase).toBe('answering');
    const shared = running({ lead: null });
    for (let guard = 0; guard < 60 && shared.stage !== 'evaluate'; guard++) {
      for (const member of ['ann', 'ben', 'cleo']) shared.when(member, { type: 'askToMoveOn', on: true });
    }
    for (const member of ['ann', 'ben', 'cleo']) shared.when(member, { type: 'askToMoveOn', on: true });
    expect(shared.stage).toBe('evaluate');
    expect(needsFreeze(shared.state)).toBe(true);
  });
});
