import { expect, test } from 'vitest';
import { dueOn, inOrderOfDue } from '../../../shared/groups/dueOrder';

const action = (id: string, due: string | null, by = '', acceptedAt = 1) => ({ id, due, by, acceptedAt });

test('[BM2] an action about which nothing was said is due at the next meeting; words of its owner are left alone', () => {
  expect(dueOn(action('a', '2026-12-04'), '2026-12-15')).toBe('2026-12-04');
  expect(dueOn(action('a', null), '2026-12-15')).toBe('2026-12-15');
  expect(dueOn(action('a', null, ' '), '2026-12-15')).toBe('2026-12-15');
  expect(dueOn(action('a', null, 'end of May'), '2026-12-15')).toBeNull();
  expect(dueOn(action('a', null), null)).toBeNull();
});

test('[BM2] what is due first comes first, and what has no day comes last', () => {
  const given = [
    action('never', null, 'some day'),
    action('late', '2027-01-14'),
    action('second', '2026-12-04', '', 9),
    action('first', '2026-12-04', '', 3),
    action('also', null, 'some day'),
    action('over', '2026-11-01'),
  ].map((one) => ({ action: one, day: one.due }));
  expect(inOrderOfDue(given).map((one) => one.action.id)).toEqual(['over', 'first', 'second', 'late', 'also', 'never']);
});
