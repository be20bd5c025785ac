import { expect, test } from 'vitest';
import { slotOrder } from '../../../../client/features/floor/slotOrder';
import { wantedOrder } from '../../../../shared/meeting/views/slotOrder';
import { running } from '../../../shared/meeting/support';

const begun = () => running({ members: ['ann', 'ben', 'cleo', 'dan'] }).goTo('checkin');

test('the panel shows the order of the agenda until the lead arranges another one', () => {
  const scene = begun();
  const arranged = { clients: ['dan', 'ann', 'ben'], wanted: wantedOrder(scene.state) };
  expect(slotOrder(scene.state, null)).toEqual(['ann', 'ben', 'cleo', 'dan']);
  expect(slotOrder(scene.state, arranged)).toEqual(['dan', 'ann', 'ben']);
});

test('[AT7] a person who sits down after the lead arranged the slots gets the last one, and those left out stay out', () => {
  const scene = begun();
  const arranged = { clients: ['dan', 'ann', 'ben'], wanted: wantedOrder(scene.state) };
  scene.sit('eve');
  expect(slotOrder(scene.state, null)).toEqual(['ann', 'ben', 'cleo', 'dan', 'eve']);
  expect(slotOrder(scene.state, arranged)).toEqual(['dan', 'ann', 'ben', 'eve']);
});

test('[AT8] a person who leaves is not on the panel, and gets the same place on coming back', () => {
  const scene = begun();
  const arranged = { clients: ['dan', 'ann', 'ben'], wanted: wantedOrder(scene.state) };
  scene.when('ann', { type: 'leave' });
  expect(slotOrder(scene.state, null)).toEqual(['ben', 'cleo', 'dan']);
  expect(slotOrder(scene.state, arranged)).toEqual(['dan', 'ben']);
  scene.sit('ann');
  expect(slotOrder(scene.state, arranged)).toEqual(['dan', 'ann', 'ben']);
});

test('a person who wants no slot leaves the panel, and comes back at the end when they want one after all', () => {
  const scene = begun().goTo('slotplan');
  const arranged = { clients: ['dan', 'ann', 'ben', 'cleo'], wanted: wantedOrder(scene.state) };
  scene.when('ann', { type: 'requestSlot', slot: false, minutes: null, favours: [] });
  expect(slotOrder(scene.state, null)).toEqual(['ben', 'cleo', 'dan']);
  expect(slotOrder(scene.state, arranged)).toEqual(['dan', 'ben', 'cleo']);
  const later = { clients: ['dan', 'ben', 'cleo'], wanted: wantedOrder(scene.state) };
  scene.when('ann', { type: 'requestSlot', slot: true, minutes: null, favours: [] });
  expect(slotOrder(scene.state, later)).toEqual(['dan', 'ben', 'cleo', 'ann']);
});
