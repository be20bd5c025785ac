import { expect, test } from 'vitest';
import { lineToSend, type Mine, withReported } from '../../../../client/features/myActions/reported';
import type { MyActions } from '../../../../shared/protocol/actions';
import type { Action } from '../../../../shared/protocol/records';
import { openAction } from '../../../support/records';

const one = (of: Partial<Action>): Mine => ({ group: 'g1', action: openAction(of) });
const answer = (open: Mine[], settled: Mine[]): MyActions => ({ now: 100, groups: [], open, settled, older: null });
const since = (...reported: Mine[]) => new Map(reported.map((each) => [each.action.id, each]));
const shown = ({ open, settled }: MyActions) =>
  [open, settled].map((list) => list.map(({ action }) => `${action.id} ${action.status}`));

test('an action of an older page that I open again is no longer behind me', () => {
  const given = answer([one({ id: 'a1' })], [one({ id: 'a2', status: 'done', reportedAt: 9 })]);
  const older = one({ id: 'a3', status: 'dropped', reportedAt: 2 });
  const both = { ...given, settled: [...given.settled, older] };
  expect(shown(withReported(both, since()))).toEqual([['a1 open'], ['a2 done', 'a3 dropped']]);
  expect(shown(withReported(both, since(one({ id: 'a3' }))))).toEqual([['a1 open', 'a3 open'], ['a2 done']]);
  // The next answer has it among what is open.
  const next = { ...both, open: [...both.open, one({ id: 'a3' })] };
  expect(shown(withReported(next, since(one({ id: 'a3' }))))).toEqual([['a1 open', 'a3 open'], ['a2 done']]);
  expect(shown(withReported(next, since()))).toEqual([['a1 open', 'a3 open'], ['a2 done']]);
});

test('an action of an older page that is settled once more stands behind me once, with its new status', () => {
  const older = one({ id: 'a3', status: 'dropped', reportedAt: 2 });
  const again = one({ id: 'a3', status: 'done', reportedAt: 12 });
  const before = one({ id: 'a2', status: 'done', reportedAt: 9 });
  expect(shown(withReported(answer([], [before, older]), since(again)))).toEqual([[], ['a3 done', 'a2 done']]);
  expect(shown(withReported(answer([], [again, before, older]), since()))).toEqual([[], ['a3 done', 'a2 done']]);
});

test('a report wins over an answer that was on its way, and a newer report of another browser wins over it', () => {
  const mine = one({ id: 'a1', status: 'partly', reportedAt: 5 });
  expect(shown(withReported(answer([one({ id: 'a1' })], []), since(mine)))).toEqual([['a1 partly'], []]);
  const newer = one({ id: 'a1', status: 'done', reportedAt: 6 });
  expect(shown(withReported(answer([], [newer]), since(mine)))).toEqual([[], ['a1 done']]);
});

test('a saved line stays when nothing is written, and can be replaced or emptied where it stood in the field', () => {
  const partly = openAction({ status: 'partly', learned: 'Half of it' });
  expect(lineToSend(partly, 'done', '')).toBe('Half of it');
  expect(lineToSend(partly, 'done', 'All of it')).toBe('All of it');
  expect(lineToSend(partly, 'partly', '')).toBe('');
});
