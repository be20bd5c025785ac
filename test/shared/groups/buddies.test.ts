import { expect, test } from 'vitest';
import { clashOf } from '../../../shared/groups/buddies';

const at = (hour: number, minutes = 60) => ({ startsAt: Date.UTC(2026, 11, 7, hour), minutes });

test('a time for a 1:1 is told to fall into the meeting of the group, or into another 1:1, and only then', () => {
  const given = { group: at(18, 150), talks: [at(9), at(12, 30)] };
  const found = [at(17), at(17, 61), at(19), at(20, 30), at(20, 31), at(21), at(8), at(8, 90), at(12), at(13)];
  expect(found.map((wanted) => clashOf(wanted, given))).toEqual([
    ...[null, 'group', 'group', 'group', 'group', null],
    ...[null, 'talk', 'talk', null],
  ]);
  expect(clashOf(at(18), { group: null, talks: [] })).toBeNull();
});
