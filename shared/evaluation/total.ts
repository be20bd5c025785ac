import type { EvaluationTotals } from '../meeting/state';
import { type Cells, unpackCells } from './cells';
import type { Form } from './forms';
import { scoresOf } from './forms';
import { cellCount } from './mask';
import { shapeFor } from './thresholds';

/** All vectors minus all own masks, modulo 2^32. */
export function addUp(vectors: readonly Uint32Array[], masks: readonly Uint32Array[], length: number): Cells {
  const sum = new Uint32Array(length);
  // storing into 32 bits takes the modulo
  for (let cell = 0; cell < length; cell += 1) {
    for (const vector of vectors) sum[cell] = (sum[cell] ?? 0) + (vector[cell] ?? 0);
    for (const mask of masks) sum[cell] = (sum[cell] ?? 0) - (mask[cell] ?? 0);
  }
  return sum;
}

/**
 * Totals that may be published, or `impossible`. Every sum of n answers lies between n times the lowest and n times the
 * highest score, and the counts of a question add up to n. Anything else means that somebody cheated, left, or was shown
 * another list.
 */
export function readTotals(form: Form, answerers: number, sum: Uint32Array): EvaluationTotals | 'impossible' {
  const shape = shapeFor(answerers);
  if (sum.length !== cellCount(form, shape)) return 'impossible';
  const totals = [...sum];
  const possible =
    shape === 'sums'
      ? totals.every((total) => total >= answerers * form.lowest && total <= answerers * form.highest)
      : countsFit(totals, scoresOf(form).length, answerers);
  return possible ? { answerers, shape, totals } : 'impossible';
}

function countsFit(totals: readonly number[], scores: number, answerers: number): boolean {
  for (let first = 0; first < totals.length; first += scores) {
    const counts = totals.slice(first, first + scores);
    if (counts.some((count) => count > answerers)) return false;
    if (counts.reduce((sum, count) => sum + count, 0) !== answerers) return false;
  }
  return true;
}

/** Adds up the published messages of a round. The server does this, and every member's browser does it again. */
export function totalOf(
  form: Form,
  vectors: readonly string[],
  masks: readonly string[],
): EvaluationTotals | 'impossible' {
  const length = cellCount(form, shapeFor(vectors.length));
  if (vectors.length !== masks.length) return 'impossible';
  const all = (texts: readonly string[]) =>
    texts.map((text) => unpackCells(text, length)).filter((cells) => cells !== null);
  const [unpacked, revealed] = [all(vectors), all(masks)];
  if (unpacked.length !== vectors.length || revealed.length !== masks.length) return 'impossible';
  return readTotals(form, vectors.length, addUp(unpacked, revealed, length));
}

export const sameTotals = (a: EvaluationTotals, b: EvaluationTotals): boolean =>
  a.answerers === b.answerers &&
  a.shape === b.shape &&
  a.totals.length === b.totals.length &&
  a.totals.every((total, cell) => total === b.totals[cell]);
