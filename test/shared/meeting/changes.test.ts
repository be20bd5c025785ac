import { describe, expect, test } from 'vitest';
import { changedPlan, planChange } from '../../../shared/meeting/agenda/planChange';
import { changedFloor, floorChange, stoodStill, toldByName } from '../../../shared/meeting/floor/floorChange';
import type { Meeting, StageProgress } from '../../../shared/meeting/state';
import { randomMeeting } from '../../fixtures/wholeMeetings';
import { Chance, seeded } from '../../simulation/walk';
import { printedSeed } from '../../support/random';

const templates = ['frame.group/block.slotdeep', 'frame.virtual/block.slotshort', 'frame.cocoach', 'frame.group'];

/** States that random meetings went through. */
function randomStates(seed: number): Meeting[] {
  return templates.flatMap((template, index) => {
    const states: Meeting[] = [];
    randomMeeting(template, seed + index, 120, (state) => states.push(state));
    return states;
  });
}

describe('what an event says has changed', () => {
  const seed = printedSeed('changes');
  const chance = new Chance(seeded(seed));
  const states = randomStates(seed);
  const one = (): Meeting => chance.one(states) as Meeting;
  const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value));

  test('makes any floor of any other one, whatever the name of the event says by itself', () => {
    const floors = states.flatMap((state) => Object.values(state.progress));
    const types = ['handRaised', 'handLowered', 'turnEnded', 'turnPassed', 'turnPutOff', 'floorAdjusted'] as const;
    for (let round = 0; round < 3_000; round++) {
      const from = chance.one(floors) as StageProgress;
      const to = { ...(chance.one(floors) as StageProgress), key: from.key };
      const member = chance.one(['ann', 'ben', 'cleo', 'dan']) as string;
      const at = chance.is(0.5) ? to.enteredAt : (to.runningSince ?? 7);
      const told = toldByName(chance.one(types) ?? 'handRaised', from, member, at);
      expect(changedFloor(told, stored(floorChange(told, to, at)), at)).toEqual(to);
      const still = stoodStill(from, at);
      expect(changedFloor(still, stored(floorChange(still, to, at)), at)).toEqual(to);
      expect(floorChange(to, to, at)).toEqual({});
    }
  });

  test('makes any agenda of any other one of the same template', () => {
    for (let round = 0; round < 600; round++) {
      const from = one();
      const to = chance.one(states.filter((state) => state.template === from.template)) as Meeting;
      const plan = { agenda: to.agenda, slots: to.slots };
      expect(changedPlan(from, stored(planChange(from, plan)))).toEqual(plan);
      expect(planChange(to, plan)).toEqual({});
    }
  });
});
