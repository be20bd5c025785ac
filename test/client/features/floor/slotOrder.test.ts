import { expect, test } from 'vitest';
import { slotOrder } from '../../../../client/features/floor/slotOrder';
import { takingPart } from '../../../../shared/meeting/people/people';
import { running } from '../../../shared/meeting/support';

const begun = () => running({ members: ['ann', 'ben', 'cleo', 'dan'] }).goTo('checkin');

test('the panel shows the order of the agenda until the lead arranges another one', () => {
  const scene = begun();
  const arranged = { clients: ['dan', 'ann', 'ben'], seated: takingPart(scene.state) };
  expect(slotOrder(scene.state, null)).toEqual(['ann', 'ben', 'cleo', 'dan']);
  expect(slotOrder(scene.state, arranged)).toEqual(['dan', 'ann', 'ben']);
});

test('[AT7] a person who sits down after the lead arranged the slots gets the last one, and those left out stay out', () => {
  const scene = begun();
  const arranged = { clients: ['dan', 'ann', 'ben'], seated: takingPart(scene.state) };
  scene.sit('eve');
  expect(slotOrder(scene.state, null)).toEqual(['ann', 'ben', 'cleo', 'dan', 'eve']);
  expect(slotOrder(scene.state, arranged)).toEqual(['dan', 'ann', 'ben', 'eve']);
});

test('[AT8] a person who leaves is not on the panel, and gets the same place on coming back', () => {
  const scene = begun();
  const arranged = { clients: ['dan', 'ann', 'ben'], seated: takingPart(scene.state) };
  scene.when('ann', { type: 'leave' });
  expect(slotOrder(scene.state, null)).toEqual(['ben', 'cleo', 'dan']);
  expect(slotOrder(scene.state, arranged)).toEqual(['dan', 'ben']);
  scene.sit('ann');
  expect(slotOrder(scene.state, arranged)).toEqual(['dan', 'ann', 'ben']);
});
