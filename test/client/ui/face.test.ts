import { expect, test } from 'vitest';
import { initialsOf } from '../../../client/ui/face';

test.each([
  ['Amara Okafor', 'AO'],
  ['Maximiliane Freifrau von und zu Hohenstein', 'MH'],
  ['tom', 'T'],
  // Two people with one name are told apart on their faces too.
  ['Tom (2)', 'T2'],
  ['Jonas "Jo" Lind', 'JL'],
  ['Lind (Jo)', 'LJ'],
  ['ليلى الحدّاد', 'لا'],
  ['👋', '👋'],
  ['  ', '?'],
])('the initials of "%s" are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
