import { describe, expect, test } from 'vitest';
import { isSeated, nobodyLeads, removalVote } from '../../../shared/meeting/people/people';
import { mayDo } from '../../../shared/meeting/views/mayDo';
import { leadVote, moveOnVote, timeVote } from '../../../shared/meeting/views/votes';
import { everyone, MINUTE, running, type Scene } from './support';

const ask = (member: string, on = true) => ({ type: 'askToRemove', member, on }) as const;

describe('a group that leads itself', () => {
  test('[AT12] where nobody leads, more than half of the others remove somebody', () => {
    const scene = running({ lead: null });
    expect(mayDo(scene.state, 'ann', 'askToRemove', scene.now)).toBeNull();
    scene.refused('ann', { type: 'removeMember', member: 'eve' }, 'notLead');
    scene.refused('eve', ask('eve'), 'notAllowed');
    scene.when('ann', ask('eve'));
    scene.refused('ann', ask('eve'), 'notNow');
    expect(removalVote(scene.state, 'eve')).toEqual({ count: 1, needed: 3 });
    scene.when('ben', ask('eve'));
    scene.when('ann', ask('eve', false));
    scene.when('cleo', ask('eve'));
    expect(isSeated(scene.state, 'eve')).toBe(true);
    scene.when('dan', ask('eve'));
    expect(scene.state.seats.eve?.admission).toBe('removed');
    expect(scene.state.settings.admission).toBe('ask');
    // Let in again, they begin without what was asked before.
    scene.when('ann', { type: 'admit', member: 'eve' });
    expect(removalVote(scene.state, 'eve').count).toBe(0);
  });

  test('[AT12] two are never enough to remove one of three alone, and a lead decides alone', () => {
    const three = running({ lead: null, members: ['ann', 'ben', 'cleo'] });
    three.when('ann', ask('cleo'));
    expect(removalVote(three.state, 'cleo')).toEqual({ count: 1, needed: 2 });
    three.when('ben', ask('cleo'));
    expect(isSeated(three.state, 'cleo')).toBe(false);
    running().refused('ben', ask('cleo'), 'notNow');
  });

  test.each<[string, (scene: Scene) => void]>([
    ['the lead is back', (scene) => scene.connect('ann')],
    ['the deputy is back, and leads', (scene) => scene.connect('ben').pass(MINUTE)],
    [
      'the members choose a lead',
      (scene) => {
        for (const by of ['cleo', 'dan', 'eve']) scene.when(by, { type: 'supportLead', candidate: 'fay' });
      },
    ],
  ])('[AT12] what was asked where nobody leads counts no more once %s', (_, isLed) => {
    const scene = running({ members: [...everyone, 'fay'] });
    scene.when('ann', { type: 'setDeputy', member: 'ben' });
    scene.drop('ben').drop('ann').wait(MINUTE);
    scene.when('cleo', ask('eve'));
    scene.when('cleo', { type: 'supportLead', candidate: 'dan' });
    scene.when('cleo', { type: 'askToMoveOn', on: true });
    scene.when('cleo', { type: 'askForTime', on: true });
    isLed(scene);
    expect(nobodyLeads(scene.state, scene.now)).toBe(false);
    for (const lead of ['ann', 'ben', 'fay']) scene.drop(lead);
    scene.wait(MINUTE);
    expect(nobodyLeads(scene.state, scene.now)).toBe(true);
    scene.when('dan', ask('eve'));
    expect(removalVote(scene.state, 'eve')).toEqual({ count: 1, needed: 2 });
    expect(isSeated(scene.state, 'eve')).toBe(true);
    expect(leadVote(scene.state, 'dan').count + moveOnVote(scene.state).count + timeVote(scene.state).count).toBe(0);
  });

  test('[AT12] somebody who left and is back asks for nothing until they ask anew', () => {
    const scene = running({ lead: null });
    scene.when('ann', ask('eve'));
    scene.when('ben', ask('eve'));
    scene.when('ann', { type: 'supportLead', candidate: 'dan' });
    scene.when('ann', { type: 'leave' });
    scene.sit('ann');
    expect(removalVote(scene.state, 'eve')).toEqual({ count: 1, needed: 3 });
    expect(leadVote(scene.state, 'dan').count).toBe(0);
    scene.when('ann', ask('eve'));
    expect(removalVote(scene.state, 'eve').count).toBe(2);
  });
});
