import { lobbyOpensAt, MINUTE } from '../../../../shared/meeting/clock';
import { present } from '../../../../shared/meeting/people/people';
import type { GroupId } from '../../../../shared/meeting/state';
import type { LaterDateRow } from '../../../store/store';
import type { WebDeps } from '../../deps';
import { dateAfter } from './after';
import { giveWay, plannedFor } from './behind';
import { type Last, usualFormat } from './format';
import { FORGOTTEN_MS, laterDates } from './later';
import { lastOf } from './newest';

/** Plans the next date when the meeting before it is over, was given up, or was forgotten. */
export async function followDates(deps: WebDeps, id: GroupId): Promise<void> {
  const { store, rooms, clock } = deps;
  const calendar = await store.dates.calendar(id);
  const now = clock.now();
  const [later] = await laterDates(store, id, now);
  if (!calendar?.series && later === undefined) return;
  let last = await lastOf(deps, id);
  if (last !== null && isForgotten(deps, last, later)) {
    await rooms.cancelled(last.row.id, last.meeting.leadership.rightful ?? later?.by ?? calendar?.by ?? '');
    last = await lastOf(deps, id);
  }
  const group = await store.group(id);
  if (group === null || group.archivedAt !== null) return;
  const hasGivenWay =
    last !== null && later !== undefined && isBehind(deps, last, later) && (await giveWay(deps, last, later.by));
  if (hasGivenWay) last = await lastOf(deps, id);
  if (last !== null && last.meeting.status !== 'ended') return;
  const next = await dateAfter(store, calendar, id, last, now);
  if (next === null) return;
  // What was prepared for the one that gave way stays with it.
  await plannedFor(
    deps,
    group,
    last,
    hasGivenWay && next.template === null ? { ...next, ...usualFormat(group) } : next,
  );
}

/** A date before the planned meeting was found, and nobody is in the room of that. */
function isBehind(deps: WebDeps, { row, meeting }: Last, later: LaterDateRow): boolean {
  const isWaiting = meeting.status === 'lobby' && present(meeting).length === 0;
  return isWaiting && later.startsAt < row.startsAt && lobbyOpensAt(meeting) > deps.clock.now();
}

/** Nobody came for long, or nobody is there when the room of the next date is to open. */
function isForgotten(deps: WebDeps, { row, meeting }: Last, later: LaterDateRow | undefined): boolean {
  if (meeting.status !== 'lobby' || present(meeting).length > 0) return false;
  const now = deps.clock.now();
  if (later !== undefined && row.startsAt < later.startsAt && lobbyOpensAt(later) <= now) return true;
  return now - row.startsAt - row.minutes * MINUTE > FORGOTTEN_MS;
}
