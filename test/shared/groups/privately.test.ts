import { expect, test } from 'vitest';
import { isAsked, saysSomething } from '../../../shared/groups/privately';

const others = [
  { member: 'ann', since: 1 },
  { member: 'ben', since: 2 },
  { member: 'cleo', since: 5 },
];

test('somebody is asked once there is a name beside them, and again when another one came after their answer', () => {
  const table: [string, number | null, typeof others, 'first' | 'again' | null][] = [
    // who, answered at, the members, verdict
    ['ann', null, others.slice(0, 1), null],
    ['ann', null, others.slice(0, 2), 'first'],
    ['ann', 3, others.slice(0, 2), null],
    ['ann', 3, others, 'again'],
    ['ann', 5, others, null],
    // Their own coming is no news to them.
    ['cleo', 4, others, null],
    // Whoever reads the answers is no name to them.
    ['ann', null, [...others.slice(0, 1), { member: 'fay', since: 1 }], null],
    // Nor do they give one.
    ['fay', null, others, null],
  ];
  for (const [me, answeredAt, members, verdict] of table)
    expect(isAsked({ me, reader: 'fay', answeredAt }, members), `${me} ${answeredAt}`).toBe(verdict);
});

test('an answer without a word says nothing', () => {
  const nothing = { manager: '', report: ' ', competitor: '', objection: '' };
  expect(saysSomething(nothing)).toBe(false);
  expect(saysSomething({ ...nothing, report: 'Ben' })).toBe(true);
});
