import type { MyActions } from '../../../shared/protocol/actions';
import type { Action } from '../../../shared/protocol/records';

/** One action of mine, with the id of its group. */
export type Mine = MyActions['open'][number];

/**
 * What the server said, with what I reported since: an answer that was on its way meanwhile is older. Older pages of what is
 * settled may stand behind the newest ones; what was settled, opened and settled again stands in both and is shown once.
 */
export function withReported(mine: MyActions, reported: ReadonlyMap<string, Mine>): MyActions {
  const now = new Map<string, Mine>();
  for (const one of [...mine.open, ...mine.settled]) {
    const { id, reportedAt } = one.action;
    if (now.has(id)) continue;
    const own = reported.get(id);
    const isNewer = own !== undefined && (own.action.reportedAt ?? Number.POSITIVE_INFINITY) >= (reportedAt ?? 0);
    now.set(id, isNewer ? own : one);
  }
  // An action of an older page that was opened again is in no newer answer yet.
  const extra = [...reported.values()].filter(({ action }) => !now.has(action.id));
  const all = [...extra, ...now.values()];
  return {
    ...mine,
    open: all.filter((one) => !isSettled(one)),
    settled: all
      .filter(isSettled)
      .toSorted((one, other) => (other.action.reportedAt ?? 0) - (one.action.reportedAt ?? 0)),
  };
}

const isSettled = ({ action }: Mine) => action.status === 'done' || action.status === 'dropped';

/**
 * The line that goes with a status. A field that began empty and stayed so takes nothing away from the line that was saved. One
 * that began with the saved line, for the same status, can be emptied.
 */
export const lineToSend = (action: Action, status: Action['status'], written: string): string =>
  written === '' && status !== action.status ? action.learned : written;
