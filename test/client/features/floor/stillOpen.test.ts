import { expect, test } from 'vitest';
import { stillOpen } from '../../../../client/features/floor/stillOpen';
import type { ParkedItem } from '../../../../shared/protocol/records';
import { running } from '../../../shared/meeting/support';
import { topic } from '../../../support/topic';

const item: ParkedItem = topic('p1', 'A room for December', 'zoe');

test('[SL6] the closing round meets again what was parked, and earlier actions of people who are in the room', () => {
  const scene = running({ members: ['ann', 'ben', 'cleo'] }).goTo('close');
  const open = (...members: string[]) => {
    const unreported = members.map((member) => ({ member, count: 1 }));
    return stillOpen(scene.state, unreported, [])?.unreported;
  };
  expect(stillOpen(scene.state, [{ member: 'ben', count: 2 }], [item])).toMatchObject({
    slots: [{ client: 'ann' }, { client: 'ben' }, { client: 'cleo' }],
    unreported: ['ben'],
    parked: [item],
  });
  expect(stillOpen(scene.state, [{ member: 'ben', count: 0 }], [])?.unreported).toEqual([]);
  // Somebody with a lost connection comes back to it; somebody who left, or is no member any more, does not.
  scene.drop('ben');
  expect(open('ben', 'zoe')).toEqual(['ben']);
  scene.when('cleo', { type: 'leave' });
  expect(open('ben', 'cleo')).toEqual(['ben']);
});

test('[SL6] with nothing left open the closing round shows no list', () => {
  const scene = running({ members: ['ann', 'ben', 'cleo'] }).goTo('close');
  for (const slot of Object.values(scene.state.slots))
    scene.when(slot.client, { type: 'declareNoAction', slot: slot.id, none: true });
  expect(stillOpen(scene.state, [], [])).toBeNull();
  expect(stillOpen(scene.state, [{ member: 'zoe', count: 1 }], [])).toBeNull();
  expect(stillOpen(scene.state, [], [item])?.parked).toEqual([item]);
});
