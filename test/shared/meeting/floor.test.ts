import { describe, expect, test } from 'vitest';
import { nextDeadline } from '../../../shared/meeting/deadline';
import { evolve } from '../../../shared/meeting/evolve';
import { queue, seatStates, speakingNow, upNext } from '../../../shared/meeting/views/floor';
import { isDue, nextStep } from '../../../shared/meeting/views/nextStep';
import { MINUTE, running } from './support';

const holders = (scene: ReturnType<typeof running>) =>
  speakingNow(scene.state, scene.now).map((holder) => `${holder.member} ${holder.role}`);
const line = (scene: ReturnType<typeof running>) => upNext(scene.state).map((one) => `${one.member} ${one.reason}`);

describe('floor', () => {
  test('[FL1] the opener differs from the last meeting', () => {
    expect(running().goTo('checkin').talk).toMatchObject({ turn: { member: 'ann' } });
    const scene = running({ lastOrder: ['ann', 'cleo', 'ben', 'gone'] }).goTo('checkin');
    expect(scene.state.order).toEqual(['cleo', 'ben', 'dan', 'eve', 'ann']);
    expect(holders(scene)).toEqual(['cleo speaks']);
  });

  test('[FL2] the holder hands on, or the lead; nobody else', () => {
    const scene = running().goTo('checkin');
    scene.refused('ben', { type: 'handOn', turnOf: 'ann' }, 'notYourTurn');
    scene.when('ann', { type: 'handOn', turnOf: 'ann' });
    scene.refused('ann', { type: 'handOn', turnOf: 'ann' }, 'stale');
    scene.when('ann', { type: 'handOn', turnOf: 'ben' });
    expect(holders(scene)).toEqual(['cleo speaks']);
    expect(nextStep(scene.state)).toEqual({ kind: 'passFloor', to: 'dan', after: 'eve' });
  });

  test('[FL3] later comes back with what is left, pass does not, and both count', () => {
    const scene = running().goTo('checkin').wait(20_000);
    scene.when('ann', { type: 'later' });
    expect(line(scene)).toEqual(['cleo rotation', 'dan rotation', 'eve rotation', 'ann later']);
    scene.when('ben', { type: 'passTurn' });
    scene.when('eve', { type: 'passTurn' });
    expect(seatStates(scene.state, scene.now).map((seat) => seat.turn)).toEqual([
      'later',
      'passed',
      'holds',
      'next',
      'passed',
    ]);
    scene.when('cleo', { type: 'handOn', turnOf: 'cleo' });
    scene.when('dan', { type: 'handOn', turnOf: 'dan' });
    expect(speakingNow(scene.state, scene.now)[0]).toMatchObject({ member: 'ann', leftMs: 40_000, ofMs: 60_000 });
    scene.refused('ann', { type: 'later' }, 'notNow');
    scene.refused('ben', { type: 'later' }, 'notYourTurn');
    expect(isDue(scene.state, scene.now)).toBe(false);
    scene.when('ann', { type: 'passTurn' });
    expect(isDue(scene.state, scene.now)).toBe(true);
  });

  test('[FL4] raised hands: who has not spoken in this stage first, then by time', () => {
    const scene = running().goTo('s2/questions');
    for (const member of ['cleo', 'dan']) scene.wait(1_000).when(member, { type: 'raiseHand' });
    expect(holders(scene)).toEqual(['cleo asks', 'ben client']);
    scene.when('cleo', { type: 'handOn', turnOf: 'cleo' });
    for (const member of ['cleo', 'eve', 'ann']) scene.wait(1_000).when(member, { type: 'raiseHand' });
    expect(queue(scene.state)).toEqual([
      { member: 'eve', place: 1, reason: 'notYetSpoken' },
      { member: 'ann', place: 2, reason: 'notYetSpoken' },
      { member: 'cleo', place: 3, reason: 'raised' },
    ]);
    scene.refused('eve', { type: 'raiseHand' }, 'notNow');
    scene.refused('dan', { type: 'raiseHand' }, 'notNow');
    scene.refused('ben', { type: 'raiseHand' }, 'notNow');
    scene.when('ann', { type: 'lowerHand' });
    scene.when('dan', { type: 'handOn', turnOf: 'dan' });
    expect(holders(scene)).toEqual(['eve asks', 'ben client']);
  });

  test('[FL5] a first pass by rotation, then the queue', () => {
    const scene = running({ template: 'frame.virtual', minutes: 120 }).goTo('s2/questions');
    scene.when('ann', { type: 'raiseHand' });
    expect(line(scene)).toEqual(['dan rotation', 'eve rotation', 'ann rotation']);
    scene.when('cleo', { type: 'later' });
    scene.when('dan', { type: 'handOn', turnOf: 'dan' });
    scene.when('eve', { type: 'passTurn' });
    scene.when('ann', { type: 'handOn', turnOf: 'ann' });
    expect(holders(scene)).toEqual(['cleo asks', 'ben client']);
    expect(nextStep(scene.state)).toEqual({ kind: 'openQueue' });
    scene.when('cleo', { type: 'handOn', turnOf: 'cleo' });
    scene.when('dan', { type: 'raiseHand' });
    expect(holders(scene)).toEqual(['dan asks', 'ben client']);
  });

  test('[FL6] asker and client have the floor until the asker is done', () => {
    const scene = running().goTo('s2/questions');
    expect(holders(scene)).toEqual(['ben client']);
    scene.when('dan', { type: 'raiseHand' });
    scene.wait(3 * MINUTE);
    expect(holders(scene)).toEqual(['dan asks', 'ben client']);
    scene.when('dan', { type: 'handOn', turnOf: 'dan' });
    expect(holders(scene)).toEqual(['ben client']);
  });

  test('[FL7] the lead gives the floor and takes it back, and the order goes on', () => {
    const scene = running().goTo('checkin').wait(10_000);
    scene.refused('ben', { type: 'giveFloor', member: 'eve' }, 'notLead');
    scene.refused('ann', { type: 'giveFloor', member: 'zoe' }, 'unknownMember');
    scene.when('ann', { type: 'giveFloor', member: 'eve' });
    expect(holders(scene)).toEqual(['eve asides']);
    expect(scene.talk).toMatchObject({ turn: { member: 'ann', runningSince: null, spentMs: 10_000 } });
    scene.wait(5_000).when('ann', { type: 'takeFloorBack' });
    expect(scene.talk).toMatchObject({ turn: { member: 'ann', runningSince: scene.now, spentMs: 10_000 } });
    scene.when('ann', { type: 'handOn', turnOf: 'ann' });
    scene.when('ann', { type: 'takeFloorBack' });
    expect(holders(scene)).toEqual(['ann asides']);
    scene.when('ann', { type: 'handOn', turnOf: 'ann' });
    expect(holders(scene)).toEqual(['ben speaks']);
  });

  test('[FL8] the client calls the next asker in their own slot', () => {
    const scene = running().goTo('s2/questions');
    for (const member of ['cleo', 'dan', 'eve']) scene.wait(1).when(member, { type: 'raiseHand' });
    scene.when('ben', { type: 'giveFloor', member: 'eve' });
    expect(holders(scene)).toEqual(['eve asks', 'ben client']);
    scene.when('ben', { type: 'handOn', turnOf: 'eve' });
    expect(holders(scene)).toEqual(['dan asks', 'ben client']);
    scene.refused('cleo', { type: 'handOn', turnOf: 'dan' }, 'notYourTurn');
    scene.goTo('s2/advice');
    scene.refused('ben', { type: 'handOn', turnOf: 'cleo' }, 'notYourTurn');
  });

  test('[FL9] a lost line pauses the turn, and after twenty seconds they come last with the rest', () => {
    const scene = running().goTo('checkin').wait(15_000).drop('ann');
    expect(scene.talk).toMatchObject({
      turn: { member: 'ann', spentMs: 15_000, runningSince: null, lostAt: scene.now },
    });
    expect(nextDeadline(scene.state)).toEqual({
      at: scene.now + 20_000,
      command: { type: 'moveFloorOn', from: 'checkin', lost: 'ann' },
    });
    scene.refusedSystem({ type: 'moveFloorOn', from: 'checkin', lost: 'ann' }, 'stale');
    scene.pass(20_000);
    expect(holders(scene)).toEqual(['ben speaks']);
    expect(line(scene).at(-1)).toBe('ann lost');
    scene.connect('ann');
    for (const member of ['ben', 'cleo', 'dan', 'eve']) scene.when(member, { type: 'handOn', turnOf: member });
    expect(speakingNow(scene.state, scene.now)[0]).toMatchObject({ member: 'ann', leftMs: 45_000 });
  });

  test('[FL9] back within twenty seconds the turn goes on; the last one of a round is waited for', () => {
    const scene = running().goTo('checkin').wait(15_000).drop('ann').pass(10_000).connect('ann');
    expect(scene.talk).toMatchObject({
      turn: { member: 'ann', spentMs: 15_000, runningSince: scene.now, lostAt: null },
    });
    for (const member of ['ann', 'ben', 'cleo', 'dan']) scene.when(member, { type: 'handOn', turnOf: member });
    scene.drop('eve').pass(60_000);
    expect(holders(scene)).toEqual([]);
    expect(isDue(scene.state, scene.now)).toBe(true);
    expect(nextDeadline(scene.state)).toBeNull();
    scene.connect('eve');
    expect(holders(scene)).toEqual(['eve speaks']);
  });

  test('[FL10] silent writing counts who has submitted, and goes on by time only where the template says so', () => {
    const scene = running().goTo('checkin');
    const stage = scene.state.agenda.find((one) => one.key === 'checkin');
    if (!stage) throw new Error('no stage');
    const quiet = {
      ...stage,
      kind: 'silentWriting' as const,
      speaks: { mode: 'private' as const, from: ['all' as const] },
      order: 'none' as const,
      due: 'allSubmitted' as const,
      automatic: true,
    };
    scene.happen([
      { type: 'agendaPlanned', plan: { given: [quiet] }, slotPolicy: 'equal', at: scene.now },
      { type: 'floorAdjusted', stage: 'checkin', member: null, at: scene.now, kind: 'quiet' },
    ]);
    for (const member of ['ann', 'ben', 'cleo', 'dan']) scene.when(member, { type: 'submitWriting', done: true });
    scene.refused('ann', { type: 'submitWriting', done: true }, 'notNow');
    expect(isDue(scene.state, scene.now)).toBe(false);
    scene.when('eve', { type: 'submitWriting', done: true });
    expect(isDue(scene.state, scene.now)).toBe(true);
    expect(scene.pass(5 * MINUTE).stage).toBe('progress');
    expect(() => evolve(null, { type: 'oneVoiceSet', on: true })).toThrow();
  });
});
