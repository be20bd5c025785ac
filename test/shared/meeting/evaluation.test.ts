import { describe, expect, test } from 'vitest';
import { slotsOverAt } from '../../../shared/meeting/people/answerers';
import { mediaRights } from '../../../shared/meeting/rights/media';
import { needsFreeze } from '../../../shared/meeting/rules/evaluation';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { isDue, nextStep } from '../../../shared/meeting/views/nextStep';
import { projectorPrompt } from '../../../shared/meeting/views/projector';
import { myPrompt } from '../../../shared/meeting/views/prompts';
import { formCount, whyNotAsked } from '../../../shared/meeting/views/votes';
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

  test('[EV1] in a conversation talk is open, the prompts speak of no form, and it is due when its minutes are over', () => {
    const scene = inEvaluation(['ann', 'ben', 'cleo']);
    expect(currentStage(scene.state)?.progress.talk).toEqual({ kind: 'free' });
    expect(mediaRights(scene.state, 'ben').microphone).toBeNull();
    expect(myPrompt(scene.state, 'ann').words).toBe('group.withoutForm.evaluate.lead');
    expect(myPrompt(scene.state, 'ben').words).toMatch(/^group\.withoutForm\.evaluate\./);
    expect(projectorPrompt(scene.state)).toMatch(/^group\.withoutForm\.evaluate\./);
    expect(isDue(scene.state, scene.now)).toBe(false);
    scene.wait(4 * MINUTE);
    expect(isDue(scene.state, scene.now)).toBe(true);
    scene.goTo('reveal');
    expect(myPrompt(scene.state, 'ann').words).toBe('group.withoutResult.reveal.lead');
  });

  test('[EV4] where there is no result, the next stage does not ask to look at it', () => {
    const scene = inEvaluation();
    expect(myPrompt(scene.state, 'ann').words).toBe('group.evaluate.lead');
    send(scene, 'ann');
    scene.when('ann', { type: 'closeEvaluation' });
    scene.system({ type: 'freezeEvaluation', round: 1 });
    expect(scene.state.evaluation.phase).toBe('noResult');
    expect(myPrompt(scene.goTo('reveal').state, 'ann').words).toBe('group.withoutResult.reveal.lead');
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
    expect(scene.state.evaluation).toMatchObject({ phase: 'answering', ready: ['ann', 'ben'], declined: [] });
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
      of: 5,
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
    const turnout = { answers: 3, needed: 4, of: 5 };
    expect(scene.state.evaluation).toEqual({ phase: 'noResult', reason: 'tooFew', turnout });
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
      without: ['eve'],
      restarted: true,
    });
    scene.refusedSystem({ type: 'voidEvaluation', round: 1, stillHere: [] }, 'stale');
    scene.system({ type: 'voidEvaluation', round: 2, stillHere: ['ann', 'ben', 'cleo', 'dan'] });
    expect(scene.state.evaluation).toMatchObject({ phase: 'noResult', reason: 'leftTwice' });
    const few = inEvaluation();
    send(few, ...everyone);
    few.system({ type: 'freezeEvaluation', round: 1 });
    few.system({ type: 'voidEvaluation', round: 1, stillHere: ['ann', 'ben', 'cleo'] });
    expect(few.state.evaluation).toMatchObject({ phase: 'noResult', reason: 'tooFew', without: ['dan', 'eve'] });
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
    gone.system({ type: 'giveUpEvaluation', round: 1, reason: 'leftDuringReveal', without: ['ben'] });
    expect(gone.state.evaluation).toEqual({ phase: 'noResult', reason: 'leftDuringReveal', without: ['ben'] });
  });

  test('[EV7] Next on an open form asks to close it, and time never does', () => {
    const scene = inEvaluation();
    send(scene, 'ann', 'ben');
    expect(nextStep(scene.state)).toEqual({ kind: 'closeEvaluation', answers: 2, needed: 4, of: 5 });
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

  const nine = ['ann', 'ben', 'cleo', 'dan', 'eve', 'fay', 'gil', 'hal', 'ida'];
  const closed = (scene: ReturnType<typeof running>) => {
    scene.when('ann', { type: 'closeEvaluation' });
    scene.system({ type: 'freezeEvaluation', round: 1 });
    return scene.state.evaluation;
  };

  test('[EV4] an early close takes the answers of two thirds of the people who were present', () => {
    const scene = inEvaluation(nine);
    send(scene, 'ann', 'ben', 'cleo', 'dan', 'eve');
    expect(nextStep(scene.state)).toEqual({ kind: 'closeEvaluation', answers: 5, needed: 6, of: 9 });
    expect(closed(scene)).toEqual({
      phase: 'noResult',
      reason: 'tooFew',
      turnout: { answers: 5, needed: 6, of: 9 },
    });
    scene.when('ann', { type: 'advanceStage' });
    const enough = inEvaluation(nine);
    send(enough, 'ann', 'ben', 'cleo', 'dan', 'eve', 'fay');
    expect(closed(enough)).toMatchObject({ phase: 'summing', of: 9 });
  });

  test('[EV4] a lead cannot remove people until one honest answer is left', () => {
    const before = inEvaluation(nine);
    send(before, 'ann', 'ben', 'cleo', 'dan');
    for (const member of nine.slice(4)) before.when('ann', { type: 'removeMember', member });
    expect(needsFreeze(before.state)).toBe(true);
    before.system({ type: 'freezeEvaluation', round: 1 });
    expect(before.state.evaluation).toMatchObject({ phase: 'noResult', turnout: { answers: 4, needed: 6, of: 9 } });

    const sent = inEvaluation(nine);
    send(sent, ...nine.slice(0, 8));
    for (const member of nine.slice(4)) sent.when('ann', { type: 'removeMember', member });
    sent.system({ type: 'freezeEvaluation', round: 1 });
    expect(sent.state.evaluation).toMatchObject({ phase: 'noResult', turnout: { answers: 4, needed: 6, of: 9 } });

    const summing = inEvaluation(nine);
    send(summing, ...nine);
    summing.system({ type: 'freezeEvaluation', round: 1 });
    for (const member of nine.slice(4)) summing.when('ann', { type: 'removeMember', member });
    summing.system({ type: 'voidEvaluation', round: 1, stillHere: nine.slice(0, 4) });
    expect(summing.state.evaluation).toMatchObject({ phase: 'noResult', reason: 'tooFew' });
  });

  test('[EV4] people who come back and answer are counted as present, and people who skip the form left nothing open', () => {
    const scene = running({ members: nine });
    for (const member of ['ann', 'ben', 'cleo']) scene.drop(member);
    scene.connect('ann').goTo('evaluate');
    scene.connect('ben').connect('cleo');
    send(scene, 'ann', 'ben', 'cleo', 'dan', 'eve');
    expect(nextStep(scene.state)).toMatchObject({ answers: 5, needed: 6, of: 9 });
    const skipped = inEvaluation(nine);
    for (const member of nine.slice(4)) skipped.when(member, { type: 'declineEvaluation' });
    send(skipped, ...nine.slice(0, 4));
    skipped.system({ type: 'freezeEvaluation', round: 1 });
    expect(skipped.state.evaluation).toMatchObject({ phase: 'summing', answerers: nine.slice(0, 4), of: 9 });
  });

  test('[EV1] people who sat down after the last slot do not answer, and nobody waits for them', () => {
    const scene = running({ members: everyone });
    const last = scene.state.agenda.findLast((stage) => stage.slot !== null)!;
    scene.goTo(last.key).wait(MINUTE).sit('fay').wait(MINUTE);
    scene.goTo('evaluate').wait(MINUTE).sit('gil');
    expect(formCount(scene.state)).toEqual({ ready: 0, declined: 0, possible: 6 });
    expect(whyNotAsked(scene.state, 'fay')).toBeNull();
    expect(whyNotAsked(scene.state, 'gil')).toBe('satTooLate');
    scene.refused('gil', { type: 'sendEvaluation' }, 'notAllowed');
    scene.refused('gil', { type: 'declineEvaluation' }, 'notAllowed');
    send(scene, ...everyone, 'fay');
    expect(needsFreeze(scene.state)).toBe(true);
  });

  test('[EV1] a break between the last slot and the form does not let in more answers', () => {
    const scene = running({ members: ['ann', 'ben', 'cleo'] });
    scene.goTo('evaluate').when('ann', { type: 'goBack', to: 'checkin' });
    for (const member of ['dan', 'eve']) scene.wait(MINUTE).sit(member);
    expect(slotsOverAt(scene.state, scene.now)).toBeLessThan(scene.now - MINUTE);
  });
});
