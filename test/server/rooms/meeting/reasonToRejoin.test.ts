import { expect, test } from 'vitest';
import { lobbyChange, reasonToRejoin } from '../../../../server/rooms/meeting/reasonToRejoin';
import { opened, running, type Scene } from '../../../shared/meeting/support';

/** What somebody in the lobby is told about changes inside. */
function told(scene: Scene, happens: () => unknown): string | null {
  const before = scene.state;
  happens();
  return reasonToRejoin(lobbyChange(before, scene.state), 'zoe');
}
const inTheLobby = () => opened().sit('ann').sit('ben').connect('zoe');

test('[AT5] somebody who sits down, leaves or comes back changes the number in the lobby', () => {
  const scene = inTheLobby().connect('cleo');
  scene.when('cleo', { type: 'knock' });
  expect(told(scene, () => scene.sit('cleo'))).toBe('lobby');
  expect(told(scene, () => scene.drop('cleo'))).toBe('lobby');
  expect(told(scene, () => scene.connect('cleo'))).toBe('lobby');
  expect(told(scene, () => scene.when('cleo', { type: 'leave' }))).toBe('lobby');
});

test('[MV2] somebody absent who gives up a seat may make room, so the lobby asks again', () => {
  const scene = inTheLobby().drop('ben');
  expect(told(scene, () => scene.when('ben', { type: 'leave' }))).toBe('lobby');
});

test('[LD4] in the lead’s own slot the lobby names the deputy', () => {
  const scene = running().connect('zoe');
  expect(told(scene, () => scene.goTo('s1/present'))).toBe('lobby');
});

test('an admission without a seat, and what happens inside, change nothing in the lobby', () => {
  const scene = inTheLobby().connect('cleo');
  expect(told(scene, () => scene.when('cleo', { type: 'knock' }))).toBeNull();
  expect(told(scene, () => scene.when('ann', { type: 'setOneVoice', on: true }))).toBeNull();
});
