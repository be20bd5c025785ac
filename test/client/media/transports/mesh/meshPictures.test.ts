import { describe, expect, test } from 'vitest';
import { isCrowded, picturesOf } from '../../../../../client/media/transports/mesh/meshPictures';
import { lobby, opened, running } from '../../../../shared/meeting/support';

const people = (count: number) => ['ann', ...Array.from({ length: count - 1 }, (_, index) => `m${index + 2}`)];

describe('whose pictures travel without a media server', () => {
  test('[MV1] up to six people everybody’s, whoever has the floor', () => {
    expect(picturesOf(lobby({ members: people(6) }).state, 'ann')).toBe('everybody');
    expect(picturesOf(running({ members: people(6) }).goTo('checkin').state, 'ann')).toBe('everybody');
  });

  test('[MV1] above six only that of who has the floor, and it moves with the floor', () => {
    const scene = running({ members: people(7) }).goTo('checkin');
    expect(picturesOf(scene.state, 'ann')).toEqual(['ann']);
    scene.when('ann', { type: 'handOn', turnOf: 'ann' });
    expect(picturesOf(scene.state, 'ann')).toEqual(['m2']);
    scene.when('ann', { type: 'giveFloor', member: 'm5' });
    expect(picturesOf(scene.state, 'ann')).toEqual(['m5']);
  });

  test('[MV1] the asker and the answerer are both seen; where talk is free nobody is', () => {
    const scene = running({ members: people(7) }).goTo('s2/questions');
    scene.when('m5', { type: 'raiseHand' });
    expect(picturesOf(scene.state, 'ann')).toEqual(['m5', 'm2']);
    expect(picturesOf(lobby({ members: people(7) }).state, 'ann')).toEqual([]);
    expect(picturesOf(scene.goTo('break1').state, 'ann')).toEqual([]);
  });

  test('[MV1] people who talk elsewhere or have left are not counted; a person whose connection was lost is', () => {
    const scene = running({ members: people(7) });
    scene.drop('m4');
    expect(isCrowded(scene.state, 'ann')).toBe(true);
    scene.when('m7', { type: 'setSound', sound: 'elsewhere' });
    expect(isCrowded(scene.state, 'ann')).toBe(false);
    scene.when('m7', { type: 'setSound', sound: 'here' });
    expect(isCrowded(scene.state, 'ann')).toBe(true);
    scene.when('m6', { type: 'leave' });
    expect(isCrowded(scene.state, 'ann')).toBe(false);
  });

  test('[MV1] [BR9] in pairs and trios everybody’s picture travels, however many are in the meeting, and so for the lead who visits', () => {
    const scene = opened({
      template: 'frame.group/block.troika',
      minutes: 120,
      lead: { member: 'ann', takesPart: true },
    });
    for (const member of people(7)) scene.sit(member);
    scene.when('ann', { type: 'startMeeting' });
    expect(isCrowded(scene.state, 'm2')).toBe(true);
    scene.goTo('s1/share');
    for (const member of people(7)) expect(picturesOf(scene.state, member)).toBe('everybody');
    scene.when('ann', { type: 'visitBreakout', breakout: 'b2' });
    for (const member of people(7)) expect(picturesOf(scene.state, member)).toBe('everybody');
  });
});
