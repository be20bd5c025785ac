import type { FormatAhead, GroupDates } from '../../../../shared/protocol/dates';
import { isRefusal } from '../../../../shared/refusal';
import type { GroupRow, Store } from '../../../store/store';
import { formatIdOf } from '../nextOf';
import { numberOfNext } from './create';
import { type AskedFormat, formatOfNext, type Last, usualFormat } from './format';

/** What the group's meetings are held in, unless somebody chooses otherwise; null where nobody has named a format yet. */
export async function usualFormats(store: Store, group: GroupRow, last: Last | null): Promise<GroupDates['usual']> {
  const told = async (like: Last | null, asked: AskedFormat): Promise<FormatAhead | null> => {
    const format = await formatOfNext(store, group, like, await numberOfNext(store, group.id, like), asked);
    return isRefusal(format) ? null : { format: formatIdOf(format.template), minutes: format.minutes };
  };
  const planned = await told(last, { template: null, minutes: null });
  if (last === null || last.meeting.status === 'ended') return { planned, now: planned };
  // What was prepared for the planned meeting stays with it.
  const givenWay: Last = { ...last, meeting: { ...last.meeting, givenUp: true } };
  return { planned, now: await told(givenWay, usualFormat(group)) };
}
