import { describe, expect, test } from 'vitest';
import { evaluationHolds } from '../../../shared/meeting/agenda/steps';
import { evaluationsOf } from '../../../shared/meeting/evaluations';
import { evolve } from '../../../shared/meeting/evolve';
import type { Meeting } from '../../../shared/meeting/state';
import { evaluationShown, formOfRound, placeOfRound } from '../../../shared/meeting/views/evaluations';
import { nextStep } from '../../../shared/meeting/views/nextStep';
import { evaluated } from '../../support/evaluation/template';
import { everyone, opened, type Scene } from './support';

const four = everyone.slice(0, 4);

function held(template = evaluated('E1', 'E2'), members = four): Scene {
  const scene = opened({ template, minutes: 30 });
  for (const member of members) scene.sit(member);
  scene.when('ann', { type: 'startMeeting' });
  return scene;
}

const send = (scene: Scene, members = four) => {
  for (const member of members) scene.when(member, { type: 'sendEvaluation' });
};
const resultOf = (totals: number[]) => ({ answerers: 4, shape: 'sums' as const, totals });
const first = resultOf([12, 13, 14, 15]);
const second = resultOf([16, 16, 16, 16, 12, 12, 12, 20, 20, 8]);

function publish(scene: Scene, round: number, result: typeof first): void {
  send(scene);
  scene.system({ type: 'freezeEvaluation', round });
  scene.system({ type: 'startReveal', round });
  scene.system({ type: 'publishEvaluation', round, result });
}

describe('two evaluations in one meeting', () => {
  test('[EV11] an evaluation asks the form that its stage names, and E1 where it names none', () => {
    for (const [form, asked] of [
      [undefined, 'E1'],
      ['E1', 'E1'],
      ['E2', 'E2'],
    ] as const) {
      const scene = held(evaluated(form)).goTo('evaluate');
      expect(scene.log.at(-1)).toMatchObject({ type: 'evaluationMoved', opens: { stage: 'evaluate', form: asked } });
      expect(formOfRound(scene.state, 1)).toBe(asked);
      expect(formOfRound(scene.state, 2)).toBe(asked);
    }
    expect(placeOfRound(held().goTo('evaluate').state, 3)).toBeNull();
  });

  test('[EV11] the second begins anew, with rounds of its own, and the first result stays', () => {
    const scene = held().goTo('evaluate');
    publish(scene, 1, first);
    scene.goTo('final');
    expect(scene.state.evaluation).toMatchObject({
      phase: 'answering',
      round: 3,
      ready: [],
      declined: [],
      present: four,
    });
    expect(evaluationsOf(scene.state)).toMatchObject([
      { stage: 'evaluate', form: 'E1', evaluation: { phase: 'published', result: first } },
      { stage: 'final', form: 'E2', evaluation: { phase: 'answering' } },
    ]);
    expect([1, 2, 3, 4].map((round) => formOfRound(scene.state, round))).toEqual(['E1', 'E1', 'E2', 'E2']);
    scene.refusedSystem({ type: 'freezeEvaluation', round: 1 }, 'stale');
    publish(scene, 3, second);
    expect(evaluationsOf(scene.state)).toMatchObject([
      { evaluation: { result: first } },
      { evaluation: { result: second } },
    ]);
  });

  test('[EV11] a drop-out in the second restarts it once, in its own second round', () => {
    const scene = held(evaluated('E1', 'E2'), everyone).goTo('final');
    send(scene, everyone);
    scene.system({ type: 'freezeEvaluation', round: 3 });
    scene.system({ type: 'voidEvaluation', round: 3, stillHere: four });
    expect(scene.state.evaluation).toMatchObject({ phase: 'summing', round: 4, answerers: four, restarted: true });
    expect(formOfRound(scene.state, 4)).toBe('E2');
  });

  test('[EV11] back in the stage of the first, its result is shown, and nothing is opened or sent again', () => {
    const scene = held().goTo('evaluate');
    publish(scene, 1, first);
    scene.goTo('final').when('ben', { type: 'sendEvaluation' });
    scene.when('ann', { type: 'goBack', to: 'evaluate' });
    expect(evaluationShown(scene.state)).toMatchObject({ stage: 'evaluate', evaluation: { result: first } });
    for (const command of ['sendEvaluation', 'declineEvaluation', 'closeEvaluation'] as const) {
      scene.refused('ann', { type: command }, 'notNow');
    }
    expect(evaluationHolds(scene.state)).toBeNull();
    expect(nextStep(scene.state)).toMatchObject({ kind: 'advance', to: { key: 'reveal' } });
    scene.goTo('reveal');
    expect(evaluationShown(scene.state)).toMatchObject({ stage: 'evaluate' });
    scene.goTo('final');
    expect(scene.state.evaluation).toMatchObject({ phase: 'answering', round: 3, ready: ['ben'] });
    scene.refused('ben', { type: 'sendEvaluation' }, 'notNow');
    expect(evaluationShown(scene.state)).toMatchObject({ stage: 'final', form: 'E2' });
  });

  test('[EV11] a stage whose form waits for a count opens it when that is over, and Next waits too', () => {
    const scene = held().goTo('final');
    const states = [scene.state];
    // The first is still being counted, as after a step that came between the last Send and the freeze.
    const [{ stage = '' } = {}] = evaluationsOf(scene.state);
    const counting: Meeting = {
      ...scene.state,
      evaluation: { phase: 'revealing', round: 1, answerers: four, of: 4 },
      evaluationOf: { stage, form: 'E1' },
      earlierEvaluations: [],
    };
    scene.meeting = counting;
    expect(evaluationHolds(scene.state)).toBe('counting');
    scene.refused('ann', { type: 'advanceStage' }, 'notNow');
    scene.system({ type: 'publishEvaluation', round: 1, result: first });
    expect(evaluationsOf(scene.state)).toMatchObject([
      { stage: 'evaluate', evaluation: { phase: 'published', result: first } },
      { stage: 'final', form: 'E2', evaluation: { phase: 'answering', round: 3 } },
    ]);
    expect(states[0]).toMatchObject({ evaluation: { phase: 'answering' } });
  });

  test('[EV11] with fewer than four both are conversations, each of its own stage', () => {
    const scene = held(evaluated('E1', 'E2'), four.slice(0, 3)).goTo('close');
    expect(evaluationsOf(scene.state)).toEqual([
      { stage: 'evaluate', form: 'E1', evaluation: { phase: 'conversation' } },
      { stage: 'final', form: 'E2', evaluation: { phase: 'conversation' } },
    ]);
  });

  test('[EV11] a log from before forms had names asks E1, whatever its template names', () => {
    const scene = held(evaluated('E2')).goTo('evaluate');
    publish(scene, 1, first);
    const replayed = scene.log.reduce<Meeting | null>((meeting, event) => {
      const { opens: _, ...old } = event as typeof event & { opens?: unknown };
      return evolve(meeting, old as typeof event);
    }, null);
    expect(replayed?.evaluationOf).toBeUndefined();
    expect(evaluationsOf(replayed!)).toMatchObject([{ stage: 'evaluate', form: 'E1', evaluation: { result: first } }]);
    expect(formOfRound(replayed!, 1)).toBe('E1');
  });
});
