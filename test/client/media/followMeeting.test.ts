import { expect, test } from 'vitest';
import { followMeeting } from '../../../client/media/followMeeting';
import type { Meeting } from '../../../shared/meeting/state';
import { MINUTE, running, type Scene } from '../../shared/meeting/support';

/** Ben's browser: what it does with his microphone while it follows the meeting. */
function followed(scene: Scene) {
  const pressed: [on: boolean, by: 'meeting' | undefined][] = [];
  let meeting: Meeting | null = scene.state;
  let changed = () => {};
  const room = {
    setRights: () => undefined,
    setMicrophone: async (on: boolean, by?: 'meeting') => void pressed.push([on, by]),
  };
  const connection = {
    state: () => ({ meeting }) as never,
    subscribe: (listener: () => void) => {
      changed = listener;
      return () => undefined;
    },
  };
  followMeeting(room, connection, 'ben');
  const see = (now: Meeting | null) => {
    meeting = now;
    changed();
  };
  return { pressed, see };
}

test('[MR4] the microphone goes off once when the meeting ends, and stays on for somebody who turns it on again', () => {
  const scene = running();
  const { pressed, see } = followed(scene);
  scene.wait(MINUTE);
  see(scene.state);
  expect(pressed).toEqual([]);
  scene.when('ann', { type: 'endMeeting' });
  see(scene.state);
  expect(pressed).toEqual([[false, 'meeting']]);
  scene.when('eve', { type: 'leave' });
  see(scene.state);
  see(null);
  see(scene.state);
  expect(pressed, 'a later change, or a connection that is back, turns nothing off').toEqual([[false, 'meeting']]);
});

test('[MR4] on a page that is loaded after the end it is off', () => {
  const scene = running();
  scene.wait(MINUTE).when('ann', { type: 'endMeeting' });
  expect(followed(scene).pressed).toEqual([[false, 'meeting']]);
});
