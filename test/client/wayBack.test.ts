import { expect, test } from 'vitest';
import { wayBack } from '../../client/features/floor/wayBack';
import { mayNow } from '../../shared/meeting/views';
import { everyone, running } from '../meeting/support';

type Scene = ReturnType<typeof running>;

/** What the lead's button says, which has to be open exactly when the engine lets the lead go back. */
function reason({ state, now }: Scene) {
  const { closed } = wayBack(state);
  expect(closed === null).toBe(mayNow(state, 'ann', now).goBack === null);
  return closed;
}

test('the way back is closed at the beginning, and while an evaluation is being counted, each for its own reason', () => {
  const scene = running({ members: everyone });
  expect(reason(scene)).toBe('nothingBefore');
  scene.goTo('checkin');
  expect(reason(scene)).toBeNull();
  scene.goTo('evaluate');
  expect(reason(scene)).toBeNull();
  for (const member of everyone) scene.when(member, { type: 'sendEvaluation' });
  scene.system({ type: 'freezeEvaluation', round: 1 });
  expect(wayBack(scene.state).to).not.toBeNull();
  expect(reason(scene)).toBe('counting');
  scene.system({ type: 'startReveal', round: 1 });
  expect(reason(scene)).toBe('counting');
});
