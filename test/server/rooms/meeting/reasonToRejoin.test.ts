import { expect, test } from 'vitest';
import { lobbyChange, onlyTalkMoved, reasonToRejoin } from '../../../../server/rooms/meeting/reasonToRejoin';
import { evolve } from '../../../../shared/meeting/evolve';
import { carriesMedia } from '../../../../shared/meeting/rights/connection';
import { isInRoom } from '../../../../shared/meeting/rights/entry';
import type { Meeting } from '../../../../shared/meeting/state';
import { randomMeeting, wholeMeetings } from '../../../fixtures/wholeMeetings';
import { opened, running, type Scene } from '../../../shared/meeting/support';
import { printedSeed } from '../../../support/random';

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

test('where only talk moved, nobody sees or hears more or less than before', () => {
  const seed = printedSeed('only talk');
  const templates = ['frame.group', 'frame.virtual', 'frame.buddy', 'frame.cocoach'];
  const random = templates.map((template) => randomMeeting(template, seed, 200));
  let talk = 0;
  let other = 0;
  for (const { log } of [...Object.values(wholeMeetings).map((hold) => hold()), ...random]) {
    let before: Meeting | null = null;
    for (const event of log) {
      const after: Meeting = evolve(before, event);
      const moved = before !== null && onlyTalkMoved(before, after);
      if (moved) talk += 1;
      else other += 1;
      if (moved && before !== null) {
        const what = `seed ${seed} ${event.type}`;
        const change = lobbyChange(before, after);
        expect([change.looksOther, change.ended], what).toEqual([false, false]);
        for (const member of [...Object.keys(after.seats), 'a stranger']) {
          expect(isInRoom(after, member), what).toBe(isInRoom(before, member));
          expect(carriesMedia(after, member), what).toBe(carriesMedia(before, member));
          // Somebody removed was told so, and cut off, when it happened.
          const isGone = before.seats[member]?.admission === 'removed';
          expect(reasonToRejoin(change, member), what).toBe(isGone ? 'removed' : null);
        }
      }
      before = after;
    }
  }
  expect(talk).toBeGreaterThan(100);
  expect(other).toBeGreaterThan(100);
});
