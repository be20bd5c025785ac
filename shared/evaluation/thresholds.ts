import { LEAST_ANSWERERS } from '../meeting/limits';
import type { EvaluationTotals } from '../meeting/state';
import type { Form } from './forms';
import { scoresOf } from './forms';

/** Free text is offered from this number: with fewer people everybody would know who wrote. */
export const textFrom = 5;
/** From this number one cell per score is added up and the spread may be shown. */
const spreadFrom = 8;

export const mayHold = (answerers: number): boolean => answerers >= LEAST_ANSWERERS;
export const mayWrite = (answerers: number): boolean => answerers >= textFrom;
export const shapeFor = (answerers: number): EvaluationTotals['shape'] => (answerers >= spreadFrom ? 'counts' : 'sums');

export const roundToHalf = (mean: number): number => Math.round(mean * 2) / 2;

/** What a screen may draw of a result; `spread` has one row of counts per question, lowest score first. */
export type Showing =
  | { kind: 'nothing' }
  | { kind: 'means'; answerers: number; means: number[] }
  | { kind: 'spread'; answerers: number; means: number[]; spread: number[][] };

/** Every screen and file gets stored totals through this function. */
export function showing(form: Form, result: EvaluationTotals): Showing {
  const { answerers, totals } = result;
  if (!mayHold(answerers)) return { kind: 'nothing' };
  if (result.shape === 'sums') {
    return { kind: 'means', answerers, means: totals.map((sum) => roundToHalf(sum / answerers)) };
  }
  const scores = scoresOf(form);
  const spread = form.questions.map((_, index) => totals.slice(index * scores.length, (index + 1) * scores.length));
  const means = spread.map((counts) => {
    const sum = counts.reduce((so, count, step) => so + count * (scores[step] ?? 0), 0);
    return roundToHalf(sum / answerers);
  });
  if (answerers < spreadFrom) return { kind: 'means', answerers, means };
  return { kind: 'spread', answerers, means, spread };
}
