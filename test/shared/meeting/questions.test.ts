import { describe, expect, test } from 'vitest';
import { leavesNoRoom, questionsOnly } from '../../../shared/meeting/views/questions';
import { running } from './support';

describe('stages for questions', () => {
  test('[SL7] a stage for questions alone says so as long as it lasts, and whether ideas come later', () => {
    const scene = running().goTo('s2/present');
    expect(questionsOnly(scene.state)).toBeNull();
    scene.goTo('s2/questions');
    expect(questionsOnly(scene.state)).toBe('beforeIdeas');
    scene.when('ben', { type: 'setHelp', slot: 's2', help: ['questions'] });
    expect(questionsOnly(scene.state)).toBe('throughout');
    scene.when('ben', { type: 'setHelp', slot: 's2', help: ['questions', 'advice'] });
    scene.goTo('s2/advice');
    expect(questionsOnly(scene.state)).toBeNull();
  });

  test('[SL8] after half a minute of one question its asker alone is reminded of the answer, for a moment', () => {
    const scene = running().goTo('s2/questions');
    scene.when('cleo', { type: 'raiseHand' });
    const reminded = (after: number) =>
      ['ann', 'ben', 'cleo', 'dan'].filter((member) => leavesNoRoom(scene.state, member, scene.now + after));
    expect(reminded(29_999)).toEqual([]);
    expect(reminded(30_000)).toEqual(['cleo']);
    expect(reminded(49_999)).toEqual(['cleo']);
    expect(reminded(50_000)).toEqual([]);
    scene.wait(25_000).when('ann', { type: 'pause' });
    expect(reminded(10_000)).toEqual([]);
    scene.wait(60_000).when('ann', { type: 'resume' });
    expect([reminded(4_999), reminded(5_000)]).toEqual([[], ['cleo']]);
    scene.when('ben', { type: 'giveFloor', member: 'dan' });
    expect([reminded(29_000), reminded(31_000)]).toEqual([[], ['dan']]);
  });
});
