import { expect, test } from 'vitest';
import { stageBefore } from '../../../shared/meeting/agenda/steps';
import { mayDo } from '../../../shared/meeting/views/mayDo';
import { everyone, running } from './support';

test('the way back: none at the beginning, then to the stage before, but not while an evaluation is being counted', () => {
  const scene = running({ members: everyone });
  const back = () => ({
    to: stageBefore(scene.state)?.key ?? null,
    refused: mayDo(scene.state, 'ann', 'goBack', scene.now),
  });
  expect(back()).toEqual({ to: null, refused: undefined });
  scene.goTo('checkin');
  expect(back()).toEqual({ to: expect.stringContaining('open'), refused: null });
  scene.goTo('evaluate');
  const { to } = back();
  expect(to).not.toBeNull();
  expect(back()).toEqual({ to, refused: null });
  for (const member of everyone) scene.when(member, { type: 'sendEvaluation' });
  scene.system({ type: 'freezeEvaluation', round: 1 });
  expect(back()).toEqual({ to, refused: 'notNow' });
  scene.system({ type: 'startReveal', round: 1 });
  expect(back()).toEqual({ to, refused: 'notNow' });
});
