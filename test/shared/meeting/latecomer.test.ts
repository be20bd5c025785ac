import { describe, expect, test } from 'vitest';
import { whereWeAre } from '../../../shared/meeting/views/latecomer';
import { MINUTE, running } from './support';

describe('where we are', () => {
  const members = ['ann', 'ben', 'cleo', 'dan'];

  test('[AT14] whoever sits down after the start is told the stage, whose slot it is, what is over and their own place', () => {
    const scene = running({ members }).goTo('s2/questions').wait(MINUTE);
    expect(whereWeAre(scene.state, 'ann', scene.now)).toBeNull();
    scene.sit('eve');
    expect(whereWeAre(scene.state, 'eve', scene.now)).toMatchObject({
      stage: { key: 's2/questions' },
      slot: { client: 'ben' },
      slotsDone: 1,
    });
    const { slotsAhead, beforeMine } = whereWeAre(scene.state, 'eve', scene.now) ?? {};
    expect(beforeMine === null ? slotsAhead : beforeMine).toBe(2);
  });

  test('[AT14] it goes when the stage changes, and does not come back with a lost connection', () => {
    const scene = running({ members }).goTo('checkin').wait(MINUTE);
    scene.sit('eve');
    expect(whereWeAre(scene.state, 'eve', scene.now)).toMatchObject({ slot: null, slotsDone: 0, beforeMine: 4 });
    scene.wait(MINUTE).when('ann', { type: 'advanceStage' });
    expect(whereWeAre(scene.state, 'eve', scene.now)).toBeNull();
    scene.drop('eve').connect('eve');
    expect(whereWeAre(scene.state, 'eve', scene.now)).toBeNull();
  });
});
