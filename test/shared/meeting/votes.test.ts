import { describe, expect, test } from 'vitest';
import { formCount, leadVote, moveOnVote, timeVote, whyNotAsked } from '../../../shared/meeting/views/votes';
import { opened, running } from './support';

describe('what members decide together', () => {
  test('[AG15] a guest speaker is no voter: two of three members suffice, on screens as in the rule', () => {
    const scene = opened({ lead: null, settings: { sound: 'here' } });
    for (const member of ['ann', 'ben', 'cleo']) scene.sit(member);
    scene.sit('zoe', 'speaker');
    scene.when('ann', { type: 'startMeeting' });
    expect(moveOnVote(scene.state)).toEqual({ count: 0, needed: 2 });
    scene.when('ann', { type: 'askToMoveOn', on: true });
    expect(moveOnVote(scene.state)).toEqual({ count: 1, needed: 2 });
    expect(scene.stage).toBe('open');
    scene.when('ben', { type: 'askToMoveOn', on: true });
    expect(scene.stage).toBe('checkin');
  });

  test('[AG15] whoever lost their connection is not counted, and a majority is never one alone', () => {
    const scene = opened({ lead: null });
    for (const member of ['ann', 'ben', 'cleo', 'dan', 'eve']) scene.sit(member);
    scene.when('ann', { type: 'startMeeting' });
    scene.when('ann', { type: 'askToMoveOn', on: true });
    scene.when('ann', { type: 'askForTime', on: true });
    expect(moveOnVote(scene.state)).toEqual({ count: 1, needed: 3 });
    expect(timeVote(scene.state)).toEqual({ count: 1, needed: 2 });
    scene.drop('ann');
    expect(moveOnVote(scene.state)).toEqual({ count: 0, needed: 3 });
    for (const member of ['cleo', 'dan', 'eve']) scene.drop(member);
    expect(moveOnVote(scene.state)).toEqual({ count: 0, needed: 2 });
  });

  test('[LD5] the lead is taken by as many as the button says: a guest speaker is no voter there either', () => {
    const scene = running();
    scene.sit('zoe', 'speaker');
    scene.when('ann', { type: 'setDeputy', member: 'ben' });
    scene.drop('ben').drop('ann').wait(30_000);
    expect(leadVote(scene.state, 'cleo')).toEqual({ count: 0, needed: 2 });
    scene.when('dan', { type: 'supportLead', candidate: 'cleo' });
    expect(leadVote(scene.state, 'cleo')).toEqual({ count: 1, needed: 2 });
    expect(scene.state.leadership.acting).toBe('ann');
    scene.when('eve', { type: 'supportLead', candidate: 'cleo' });
    expect(scene.state.leadership.acting).toBe('cleo');
  });

  test('[EV1] the form counts members who are here, neither a facilitator nor a guest', () => {
    const scene = running({ lead: { member: 'ann', takesPart: false } }).goTo('evaluate');
    expect(formCount(scene.state)).toEqual({ ready: 0, declined: 0, possible: 4 });
    scene.when('ben', { type: 'sendEvaluation' });
    scene.when('cleo', { type: 'declineEvaluation' });
    expect(formCount(scene.state)).toEqual({ ready: 1, declined: 1, possible: 3 });
    scene.drop('ben');
    expect(formCount(scene.state)).toEqual({ ready: 0, declined: 1, possible: 2 });
    expect(['ann', 'ben'].map((member) => whyNotAsked(scene.state, member))).toEqual(['noMember', null]);
  });
});
