import { expect, test } from 'vitest';
import { heldAndLeftOut } from '../../../../client/features/minutes/facts';

test('the stages of the minutes are those that were held, and each stage that was left out is told once', () => {
  const stage = (words: string, skipped: boolean) => ({
    words,
    slotOf: null,
    plannedMinutes: 5,
    actualMinutes: skipped ? 0 : 4,
    skipped,
  });
  const opening = stage('group.open', false);
  const advice = stage('slot.advice', true);
  expect(heldAndLeftOut([opening, stage('slot.questions', true), advice, advice])).toEqual({
    held: [opening],
    leftOut: ['slot.questions', 'slot.advice'],
  });
});
