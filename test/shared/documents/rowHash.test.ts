import { afterEach, expect, test, vi } from 'vitest';
import { hashOfRow, planFields } from '../../../shared/documents/plan';

const row = { what: 'Ask Zoë', firstStep: '', by: 'Friday', measure: '', support: '', ifThen: '', buddy: '' };

afterEach(() => vi.unstubAllGlobals());

test('[DC3] a row is identified by the SHA-256 of its text, also on a page over plain http', async () => {
  const words = new TextEncoder().encode(JSON.stringify(planFields.map((field) => row[field])));
  const expected = Buffer.from(await crypto.subtle.digest('SHA-256', words)).toString('base64url');
  vi.stubGlobal('crypto', {}); // there it lacks `subtle`
  expect(hashOfRow(row)).toBe(expected);
  expect(hashOfRow({ ...row, by: 'Monday' })).not.toBe(expected);
  // A row without a day has the hash that it had before rows had days.
  expect(hashOfRow({ ...row, due: null })).toBe(expected);
  expect(hashOfRow({ ...row, due: '2026-12-15' })).not.toBe(expected);
});
