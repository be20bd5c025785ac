import { describe, expect, it } from 'vitest';
import { forms } from '../../../../shared/evaluation/forms';
import { mayHold, mayWrite, roundToHalf, shapeFor, showing } from '../../../../shared/evaluation/thresholds';

const table = [
  // answerers, held, text, what is drawn
  [0, false, false, 'nothing'],
  [1, false, false, 'nothing'],
  [2, false, false, 'nothing'],
  [3, false, false, 'nothing'],
  [4, true, false, 'means'],
  [5, true, true, 'means'],
  [6, true, true, 'means'],
  [7, true, true, 'means'],
  [8, true, true, 'spread'],
  [9, true, true, 'spread'],
  [10, true, true, 'spread'],
  [11, true, true, 'spread'],
  [12, true, true, 'spread'],
] as const;

describe('thresholds', () => {
  it.each(table)('[EV8] with %i answers: held %s, text %s, shown %s', (answerers, held, text, drawn) => {
    expect(mayHold(answerers)).toBe(held);
    expect(mayWrite(answerers)).toBe(text);
    const shape = shapeFor(answerers);
    const totals =
      shape === 'sums' ? [0, 0, 0, 0].map(() => answerers * 4) : [0, 0, 0, 0].flatMap(() => [0, 0, 0, answerers, 0]);
    const shown = showing(forms.E1, { answerers, shape, totals });
    expect(shown.kind).toBe(drawn);
    if (shown.kind !== 'nothing') expect(shown.means).toEqual([4, 4, 4, 4]);
  });

  it('[EV8] counts from too few answers are never drawn as a spread, whatever is stored', () => {
    const totals = [0, 0, 0, 0].flatMap(() => [0, 0, 0, 6, 0]);
    expect(showing(forms.E1, { answerers: 6, shape: 'counts', totals }).kind).toBe('means');
    expect(showing(forms.E1, { answerers: 3, shape: 'sums', totals: [9, 9, 9, 9] })).toEqual({ kind: 'nothing' });
  });

  it('[EV8] means are rounded to halves', () => {
    expect([1, 1.24, 1.25, 1.74, 1.75, 4.74, 4.75, 5].map(roundToHalf)).toEqual([1, 1, 1.5, 1.5, 2, 4.5, 5, 5]);
    const shown = showing(forms.E1, { answerers: 6, shape: 'sums', totals: [26, 27, 22, 30] });
    expect(shown).toEqual({ kind: 'means', answerers: 6, means: [4.5, 4.5, 3.5, 5] });
  });
});
