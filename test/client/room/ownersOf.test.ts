import { expect, test } from 'vitest';
import { ownersOf } from '../../../client/room/ownersOf';

const of = (...members: string[]) => members.map((member) => ({ member }));

test('earlier actions are shown of people who have sat down, mine first', () => {
  expect(ownersOf(of('ben', 'ann', 'ben', 'zoe'), ['ben', 'ann', 'cleo'], 'ann')).toEqual({
    here: ['ann', 'ben'],
    areAway: false,
  });
});

test('that nobody has open actions is said only when nobody has, and not before their owners have sat down', () => {
  expect(ownersOf(of('ben'), ['ann'], 'ann')).toEqual({ here: [], areAway: true });
  expect(ownersOf([], ['ann'], 'ann')).toEqual({ here: [], areAway: false });
});
