import { expect, test } from 'vitest';
import { mayChangeByItself } from '../../../../client/connection/hooks/answer';

test('whoever may not read something is asked about it no more, and what is out of reach is asked for again', () => {
  const of = (error: string) => mayChangeByItself({ ok: false, error } as Parameters<typeof mayChangeByItself>[0]);
  expect(mayChangeByItself({ ok: true, value: null })).toBe(true);
  expect(['unavailable', 'internal', 'tooFast', 'stale'].map(of)).toEqual([true, true, true, true]);
  expect(['signedOut', 'notAdmitted', 'notFound', 'notLead', 'closedHere'].map(of)).toEqual(Array(5).fill(false));
});
