import type { Day } from '../../../shared/day';
import { dueOn, inOrderOfDue } from '../../../shared/groups/dueOrder';
import type { ActionsGroup, MyActions } from '../../../shared/protocol/actions';
import type { Action } from '../../../shared/protocol/records';
import { dayAt } from '../../ui/text/days';

/** One action on the line of time. `isForNext`: its day is that of the group's next meeting. */
export type Dated = { action: Action; group: ActionsGroup; day: Day | null; isForNext: boolean };

export type Timeline = { over: Dated[]; ahead: Dated[]; settled: Dated[] };

/** My actions by day: what was due before today, what is due from today on, what has no day last, and what is settled. */
export function timelineOf({ groups, open, settled }: MyActions, today: Day): Timeline {
  const groupFor = new Map(groups.map((group) => [group.group, group]));
  const dated = (given: MyActions['open']): Dated[] =>
    given.flatMap(({ group: id, action }) => {
      const group = groupFor.get(id);
      if (group === undefined) return [];
      const next = group.next === null ? null : dayAt(group.next);
      const day = dueOn(action, next);
      return [{ action, group, day, isForNext: day !== null && day === next }];
    });
  const inOrder = inOrderOfDue(dated(open));
  const isOver = ({ day }: Dated) => day !== null && day < today;
  return {
    over: inOrder.filter(isOver),
    ahead: inOrder.filter((one) => !isOver(one)),
    settled: dated(settled),
  };
}
