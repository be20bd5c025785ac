import { describe, expect, test } from 'vitest';
import { endsIfKept } from '../../../shared/meeting/agenda/recut';
import { everyone, MINUTE, opened, type Scene } from './support';

function running(): Scene {
  const scene = opened({ minutes: 120, lead: { member: 'flo', takesPart: false } });
  scene.sit('flo', 'facilitator');
  for (const member of everyone) scene.sit(member);
  scene.when('flo', { type: 'startMeeting' });
  return scene;
}

const minutesOf = (scene: Scene, key: string): number =>
  scene.state.agenda.find((stage) => stage.key === key)?.minutes ?? 0;
const ends = (scene: Scene): number => Math.round((endsIfKept(scene.state, scene.now) - scene.now) / MINUTE);

describe('[AG30] another length for what lies ahead', () => {
  test('a stage of the frame takes its minutes from the slots that share the rest', () => {
    const scene = running();
    const before = scene.state.slots.s1?.minutes ?? 0;
    const end = ends(scene);
    scene.when('flo', { type: 'setMinutes', of: 'checkin', minutes: 15 });
    expect(minutesOf(scene, 'checkin')).toBe(15);
    expect(scene.state.slots.s1?.minutes).toBeLessThan(before);
    expect(Math.abs(ends(scene) - end)).toBeLessThanOrEqual(3);
  });

  test('a slot that is changed leaves the others as they are, with its parts in proportion', () => {
    const scene = running();
    const others = ['s2', 's3'].map((id) => scene.state.slots[id]?.minutes);
    const end = ends(scene);
    const was = scene.state.slots.s1?.minutes ?? 0;
    scene.when('flo', { type: 'setMinutes', of: 's1', minutes: 24 });
    expect(scene.state.slots.s1?.minutes).toBe(24);
    expect(['s2', 's3'].map((id) => scene.state.slots[id]?.minutes)).toEqual(others);
    const parts = scene.state.agenda.filter((stage) => stage.slot === 's1').map((stage) => stage.minutes);
    expect(parts.reduce((sum, one) => sum + one, 0)).toBe(24);
    expect(ends(scene)).toBe(Math.round(end + 24 - was));
  });

  test('protected stages only become longer, and nothing changes what is over, in hand, or somebody else’s to change', () => {
    const scene = running();
    scene.when('flo', { type: 'setMinutes', of: 'evaluate', minutes: 6 });
    scene.refused('flo', { type: 'setMinutes', of: 'evaluate', minutes: 5 }, 'notAllowed');
    scene.refused('flo', { type: 'setMinutes', of: 'open', minutes: 5 }, 'notNow');
    scene.refused('flo', { type: 'setMinutes', of: 's1/questions', minutes: 5 }, 'notNow');
    scene.refused('flo', { type: 'setMinutes', of: 's1', minutes: 2 }, 'tooShort');
    scene.refused('flo', { type: 'setMinutes', of: 'nowhere', minutes: 5 }, 'unknownStage');
    scene.refused('ann', { type: 'setMinutes', of: 'checkin', minutes: 5 }, 'notLead');
  });
});
