import { expect, test } from 'vitest';
import { EvaluationRunner, usualPatience } from '../../../../server/rooms/evaluation/evaluation';
import { refuse } from '../../../../shared/refusal';
import { everyone, running } from '../../../shared/meeting/support';

test('an evaluation whose meeting left memory during a step sets no timer any more', async () => {
  const scene = running().goTo('evaluate');
  for (const member of everyone) scene.when(member, { type: 'sendEvaluation' });
  const timers = new Set<() => void>();
  const runner = new EvaluationRunner({
    room: {
      id: scene.state.id,
      meeting: () => scene.state,
      submit: async () => {
        runner.close();
        return refuse('unavailable');
      },
    },
    clock: {
      now: () => scene.now,
      callAt: (_at, run) => {
        timers.add(run);
        return () => timers.delete(run);
      },
    },
    patience: usualPatience,
    tell: () => {},
    tellMember: () => {},
    fault: (error) => {
      throw error;
    },
  });
  await runner.proceed();
  expect(timers.size).toBe(0);
});
