import { expect, test } from 'vitest';
import { newMemberId } from '../../../server/access/memberId';
import { eight } from '../../fixtures/eightPeople';

test('a member id is short, and as long as the ids used when the size of a log is measured', () => {
  const ids = Array.from({ length: 1_000 }, newMemberId);
  expect(new Set(ids).size).toBe(1_000);
  expect(new Set(ids.map((id) => id.length))).toEqual(new Set(eight.map((id) => id.length)));
});
