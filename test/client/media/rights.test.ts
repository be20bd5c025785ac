import { expect, test } from 'vitest';
import { receivable } from '../../../client/media/rights';
import { mediaRights } from '../../../shared/meeting/rights/media';
import { lobby } from '../../shared/meeting/support';

/** Ben and Cleo sit in one room with Ben's microphone; the others are remote. */
function together() {
  const scene = lobby();
  scene.when('cleo', { type: 'sitWith', member: 'ben' });
  scene.when('ben', { type: 'carryRoom', on: true });
  return (listener: string, speaker: string) =>
    receivable(mediaRights(scene.state, listener), mediaRights(scene.state, speaker));
}

test('[RM3] one page of the room plays remote people, nobody plays the room itself, and pictures stay', () => {
  const plays = together();
  const sound = { microphone: true, camera: true, plays: true };
  const silent = { camera: true, plays: false };
  expect(plays('ann', 'ben')).toMatchObject(sound);
  expect(plays('ben', 'ann')).toMatchObject(sound);
  expect(plays('cleo', 'ann')).toMatchObject(silent);
  expect(plays('cleo', 'ben')).toMatchObject(silent);
  expect(plays('ben', 'cleo')).toMatchObject(silent);
  expect(plays('ann', 'cleo')).toMatchObject({ microphone: false, camera: true });
});

test('[RM3] the sound of a screen that somebody of the room shares is played by remote people alone', () => {
  const plays = together();
  expect(plays('ann', 'cleo')).toMatchObject({ screen: true, plays: true });
  expect(plays('ben', 'cleo')).toMatchObject({ screen: true, plays: false });
  expect(plays('cleo', 'ann')).toMatchObject({ screen: true, plays: false });
  expect(plays('ben', 'ann')).toMatchObject({ screen: true, plays: true });
});
