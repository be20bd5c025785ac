import { describe, expect, test } from 'vitest';
import { ballotNow, closerOf, decidedIn, mayCloseBallot, mostVoted } from '../../../../shared/meeting/views/ballot';
import { castLines, castProblem, proposedCast } from '../../../../shared/meeting/views/casting';
import { decidesBeside } from '../../../../shared/meeting/views/nextStep';
import { everyone, opened, type Scene } from '../support';

/** What the panel of a ballot shows, and what it puts on the main button. */

function running(template: string, minutes = 180): Scene {
  const scene = opened({ template, minutes, lead: { member: 'flo', takesPart: false } });
  scene.sit('flo', 'facilitator');
  for (const member of everyone) scene.sit(member);
  scene.when('flo', { type: 'startMeeting' });
  return scene;
}

const casting = () => running('frame.group/block.kb', 120).goTo('s1/casting');

function moduleChoice(): Scene {
  const scene = casting();
  scene.when('flo', { type: 'fillRoles', roles: { client: 'ann', moderator: 'eve' } });
  return scene.goTo('s1/method');
}

const shown = (scene: Scene, me: string) => {
  const view = ballotNow(scene.state, me);
  if (view === null) throw new Error('no ballot');
  return view;
};

describe('a ballot on the screen', () => {
  test('[BA12] counts votes and names who has not voted; who is away is not waited for', () => {
    const scene = moduleChoice();
    scene.when('ben', { type: 'castVote', options: ['headstand'] });
    scene.when('eve', { type: 'castVote', options: ['headstand'] });
    scene.when('cleo', { type: 'castVote', options: ['surprises'] });
    const view = shown(scene, 'ben');
    expect([view.counts.get('headstand'), view.counts.get('surprises'), view.counts.get('resonance')]).toEqual([
      2, 1, 0,
    ]);
    expect(view.mine).toEqual(['headstand']);
    expect(view.missing).toEqual(['dan']);
    scene.system({ type: 'noteDisconnected', member: 'dan' });
    expect(shown(scene, 'ben').missing).toEqual([]);
    expect(Object.keys(view)).not.toContain('votes');
  });

  test('[BA12] the client closes it and does not vote; the lead may close it for them; a coach may not', () => {
    const scene = moduleChoice();
    expect(shown(scene, 'ann').mayVote).toBe(false);
    expect(closerOf(scene.state)).toBe('ann');
    expect(['ann', 'flo', 'ben'].filter((me) => mayCloseBallot(scene.state, me, scene.now))).toEqual(['ann', 'flo']);
    expect(['ann', 'ben'].filter((me) => decidesBeside(scene.state, me, scene.now))).toEqual(['ann']);
    scene.system({ type: 'noteDisconnected', member: 'ann' });
    expect(closerOf(scene.state)).toBe('flo');
  });

  test('a closed ballot takes no more votes and keeps its counts', () => {
    const scene = moduleChoice();
    scene.when('ben', { type: 'castVote', options: ['headstand'] });
    scene.when('ann', { type: 'closeBallot', options: ['surprises'] });
    expect(shown(scene, 'ben')).toMatchObject({ mayVote: false, chosen: ['surprises'], mine: ['headstand'] });
    expect(decidesBeside(scene.state, 'ann', scene.now)).toBe(false);
    const stages = scene.goTo('s1/consult').state.agenda.filter((stage) => decidedIn(scene.state, stage) !== null);
    expect(stages.map((stage) => [stage.key, decidedIn(scene.state, stage)])).toEqual([['s1/method', ['surprises']]]);
  });

  test('[BA12] nothing is proposed while votes are equal, or nobody has voted', () => {
    expect(mostVoted(new Map())).toBeNull();
    expect(
      mostVoted(
        new Map([
          ['a', 0],
          ['b', 0],
        ]),
      ),
    ).toBeNull();
    expect(
      mostVoted(
        new Map([
          ['a', 2],
          ['b', 2],
          ['c', 1],
        ]),
      ),
    ).toBeNull();
    expect(
      mostVoted(
        new Map([
          ['a', 1],
          ['b', 2],
        ]),
      ),
    ).toBe('b');
  });
});

describe('filling roles', () => {
  const lineOf = (scene: Scene, part: string) => castLines(scene.state).find((line) => line.part === part);

  test('[BA13] volunteers stand first, and each gets one role while others are there', () => {
    const scene = casting();
    scene.when('dan', { type: 'castVote', options: ['client', 'scribe'] });
    scene.when('eve', { type: 'castVote', options: ['moderator'] });
    expect(lineOf(scene, 'client')?.people).toEqual(['dan', 'ann', 'ben', 'cleo', 'eve']);
    expect(lineOf(scene, 'moderator')).toMatchObject({ volunteers: ['eve'], otherwise: 'flo' });
    const cast = proposedCast(castLines(scene.state));
    expect(cast).toEqual({ client: 'dan', moderator: 'eve' });
    expect(castProblem(scene.state, cast)).toBeNull();
    scene.when('flo', { type: 'fillRoles', roles: { client: 'dan', moderator: 'eve' } });
    expect(proposedCast(castLines(scene.state))).toEqual({ client: 'dan', moderator: 'eve' });
  });

  test('[BA13] what the lead chose stands before the volunteers, also that nobody has a role', () => {
    const scene = casting();
    scene.when('dan', { type: 'castVote', options: ['client'] });
    scene.when('eve', { type: 'castVote', options: ['moderator'] });
    const cast = proposedCast(castLines(scene.state), { client: 'ann', moderator: undefined });
    expect(cast).toEqual({ client: 'ann' });
  });

  test('without a client, or with one who moderates, nothing can be confirmed', () => {
    const scene = casting();
    expect(castProblem(scene.state, {})).toEqual({ kind: 'noClient' });
    const both = { client: 'ann', moderator: 'ann' };
    expect(castProblem(scene.state, both)).toEqual({ kind: 'both', part: 'moderator', member: 'ann' });
    scene.refused('flo', { type: 'fillRoles', roles: both }, 'badInput');
  });
});

test('[OS1] every member has the main button to take a slot that nobody has; a facilitator has not', () => {
  const scene = running('frame.orientation', 120).goTo('demo/present');
  expect(['ann', 'ben', 'flo'].filter((me) => decidesBeside(scene.state, me, scene.now))).toEqual(['ann', 'ben']);
  scene.when('ben', { type: 'setClient', slot: 'demo', member: 'ben' });
  expect(decidesBeside(scene.state, 'ann', scene.now)).toBe(false);
});

test('[BA14] a guest speaker who comes late has the floor, which the lead held in their place; a second one has not', () => {
  const scene = running('frame.external', 240).goTo('topic');
  expect(scene.talk).toMatchObject({ turn: { member: 'flo' } });
  scene.sit('gil', 'speaker');
  expect(scene.talk).toMatchObject({ turn: { member: 'gil' } });
  scene.sit('hana', 'speaker');
  expect(scene.talk).toMatchObject({ turn: { member: 'gil' } });
});
