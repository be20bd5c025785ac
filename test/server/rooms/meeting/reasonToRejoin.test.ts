import { expect, test } from 'vitest';
import { lobbyChange, reasonToRejoin } from '../../../../server/rooms/meeting/reasonToRejoin';
import { opened, running, type Scene } from '../../../shared/meeting/support';

/** What somebody at the door is told of what happens inside. */
function told(scene: Scene, happens: () => unknown): string | null {
  const before = scene.state;
  happens();
  return reasonToRejoin(lobbyChange(before, scene.state), 'zoe');
}
const atTheDoor = () => opened().sit('ann').sit('ben').connect('zoe');

test('[AT5] who sits down, goes away or comes back changes the number at the door', () => {
  const scene = atTheDoor().connect('cleo');
  scene.when('cleo', { type: 'knock' });
  expect(told(scene, () => scene.sit('cleo'))).toBe('doors');
  expect(told(scene, () => scene.drop('cleo'))).toBe('doors');
  expect(told(scene, () => scene.connect('cleo'))).toBe('doors');
  expect(told(scene, () => scene.when('cleo', { type: 'leave' }))).toBe('doors');
});

test('[MV2] who gives up a place without being there may open the way in, so the door asks again', () => {
  const scene = atTheDoor().drop('ben');
  expect(told(scene, () => scene.when('ben', { type: 'leave' }))).toBe('doors');
});

test('[LD4] in the lead’s own slot the door names who leads then', () => {
  const scene = running().connect('zoe');
  expect(told(scene, () => scene.goTo('s1/present'))).toBe('doors');
});

test('who is only let in, and what happens inside, changes nothing there', () => {
  const scene = atTheDoor().connect('cleo');
  expect(told(scene, () => scene.when('cleo', { type: 'knock' }))).toBeNull();
  expect(told(scene, () => scene.when('ann', { type: 'setOneVoice', on: true }))).toBeNull();
});
