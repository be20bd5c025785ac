import { describe, expect, test } from 'vitest';
import { changedPlan } from '../../../shared/meeting/agenda/planChange';
import { planChange } from '../../../shared/meeting/agenda/planDifference';
import { changedFloor, stoodStill, toldByName } from '../../../shared/meeting/floor/floorChange';
import { floorChange } from '../../../shared/meeting/floor/floorDifference';
import type { Meeting } from '../../../shared/meeting/state';
import { randomMeeting } from '../../fixtures/wholeMeetings';
import { chanceFrom, printedSeed } from '../../support/random';

const templates = [
  'frame.group/block.slotdeep',
  'frame.virtual/block.slotshort',
  'frame.cocoach',
  'frame.group',
  'frame.group/block.kb',
  'frame.orientation',
];

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
  const chance = chanceFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!;
  const states = randomStates(seed);
  const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value));

  test('makes any floor of any other one, whatever the name of the event says by itself', () => {
    // What breakouts have of their own is told one by one, by events that name them.
    const floors = states.flatMap((state) =>
      Object.values(state.progress).map(({ breakouts: _, ...progress }) => progress),
    );
    const types = ['handRaised', 'handLowered', 'turnEnded', 'turnPassed', 'turnPutOff', 'floorAdjusted'] as const;
    for (let round = 0; round < 3_000; round++) {
      const from = pick(floors);
      const to = { ...pick(floors), key: from.key };
      const member = pick(['ann', 'ben', 'cleo', 'dan']);
      const at = chance() < 0.5 ? to.enteredAt : (to.runningSince ?? 7);
      const told = toldByName(pick(types), from, member, at);
      expect(changedFloor(told, stored(floorChange(told, to, at)), at)).toEqual(to);
      const still = stoodStill(from, at);
      expect(changedFloor(still, stored(floorChange(still, to, at)), at)).toEqual(to);
      expect(floorChange(to, to, at)).toEqual({});
    }
  });

  test('makes any agenda of any earlier one of the same meeting', () => {
    for (let round = 0; round < 600; round++) {
      const from = pick(states);
      const to = pick(states.filter((state) => state.template === from.template && state.version >= from.version));
      const plan = { agenda: to.agenda, slots: to.slots };
      expect(changedPlan(from, stored(planChange(from, plan)))).toEqual(plan);
      expect(planChange(to, plan)).toEqual({});
    }
  });
});
