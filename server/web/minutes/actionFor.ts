import type { MemberId } from '../../../shared/meeting/state';
import type { MinutesAction, PromisedAction } from '../../../shared/protocol/http';
import type { Action } from '../../../shared/protocol/records';

/** An action in the minutes: how it went is read by its owner alone. */
export const actionFor = (reader: MemberId, name: string, action: Action): MinutesAction =>
  action.member === reader ? { name, mine: true, action } : { name, mine: false, action: promiseOf(action) };

/** What was promised, without how it went. */
export function promiseOf(action: PromisedAction & Partial<Action>): PromisedAction {
  const { status: _, learned: __, reportedAt: ___, ...promise } = action;
  return promise;
}
