import { randomUUID } from 'node:crypto';
import type { GroupId, MeetingId } from '../../../../shared/meeting/state';
import { type Refusal, refuse } from '../../../../shared/refusal';
import { newestMeeting } from '../../../access/invites';
import { type GroupRow, type MeetingRow, StoreUnavailable } from '../../../store/store';
import type { WebDeps } from '../../deps';
import type { DateOf } from './create';
import type { Last } from './format';

/** The newest meeting of the group, as it is now. */
export async function lastOf(deps: WebDeps, group: GroupId): Promise<Last | null> {
  const row = await newestMeeting(deps.store, group);
  if (row === null) return null;
  const meeting = await deps.rooms.meeting(row.id);
  // It is being ended or erased just now: that is no group without a meeting.
  if (meeting === null) throw new StoreUnavailable('the newest meeting of a group is being closed');
  return { row, meeting };
}

/** The group, when something new may happen in it. */
export async function openGroup(deps: WebDeps, id: GroupId): Promise<GroupRow | Refusal> {
  const { store } = deps;
  const group = await store.group(id);
  if (!group) return refuse('notFound');
  const whole = group.parent === undefined ? group : await store.group(group.parent);
  return whole?.archivedAt === null ? group : refuse('archived');
}

/** The date that this meeting stands for. */
export async function dateFor(deps: WebDeps, row: MeetingRow): Promise<DateOf> {
  const dates = await deps.store.dates.meetingDates(row.group);
  return dates.find(({ meeting }) => meeting === row.id) ?? dateOf(row.id);
}

export const newDate = (): DateOf => ({ occasion: randomUUID(), sequence: 0, series: null });
/** Of a meeting that was planned before occasions existed. */
const dateOf = (meeting: MeetingId): DateOf => ({ occasion: meeting, sequence: 0, series: null });
