import { expect, test } from 'vitest';
import { lobbyChange, reasonToRejoin } from '../../../../server/rooms/meeting/reasonToRejoin';
import { opened, running, type Scene } from '../../../shared/meeting/support';

/** What somebody at the door is told of what happens inside. */
function told(scene: Scene, happens: () => unknown): string | null {
  const before = scene.state;
  happens();
  return reasonToRejoin(lobbyChange(before, scene.state), 'zoe');
}
const inTheLobby = () => opened().sit('ann').sit('ben').connect('zoe');

test('[AT5] who sits down, goes away or comes back changes the number at the door', () => {
  const scene = inTheLobby().connect('cleo');
  scene.when('cleo', { type: 'knock' });
  expect(told(scene, () => scene.sit('cleo'))).toBe('lobby');
  expect(told(scene, () => scene.drop('cleo'))).toBe('lobby');
  expect(told(scene, () => scene.connect('cleo'))).toBe('lobby');
  expect(told(scene, () => scene.when('cleo', { type: 'leave' }))).toBe('lobby');
});

test('[MV2] who gives up a place without being there may open the way in, so the door asks again', () => {
  const scene = inTheLobby().drop('ben');
  expect(told(scene, () => scene.when('ben', { type: 'leave' }))).toBe('lobby');
});

test('[LD4] in the lead’s own slot the door names who leads then', () => {
  const scene = running().connect('zoe');
  expect(told(scene, () => scene.goTo('s1/present'))).toBe('lobby');
});

test('who is only let in, and what happens inside, changes nothing there', () => {
  const scene = inTheLobby().connect('cleo');
  expect(told(scene, () => scene.when('cleo', { type: 'knock' }))).toBeNull();
  expect(told(scene, () => scene.when('ann', { type: 'setOneVoice', on: true }))).toBeNull();
});
