import { most } from '../../../../shared/meeting/limits';
import type { GroupId, MeetingId, MemberId, Time } from '../../../../shared/meeting/state';
import type { MeetingPlanned } from '../../../../shared/protocol/http';
import { isRefusal, type Refusal, refuse } from '../../../../shared/refusal';
import type { GroupRow, LaterDateRow } from '../../../store/store';
import type { WebDeps } from '../../deps';
import { dateAfter } from './after';
import { type AskedMeeting, createNext, gaveWayTo, numberAfter } from './create';
import { formatOfNext, type Last } from './format';
import { laterDates } from './later';
import { dateFor, newDate } from './newest';
import { startTime } from './startTime';
import { setTurns } from './turns';

/** The date behind the newest meeting; null: there is none. */
export async function afterLast(deps: WebDeps, group: GroupId, last: Last | null): Promise<LaterDateRow | null> {
  const { store, clock } = deps;
  return dateAfter(store, await store.dates.calendar(group), group, last, clock.now());
}

/** The date behind it, as far as somebody planned that: one of the series is stored nowhere. */
export async function storedAfter(deps: WebDeps, group: GroupId, last: Last | null): Promise<LaterDateRow | null> {
  const [after, later] = [await afterLast(deps, group, last), await deps.store.dates.later(group)];
  return later.some(({ occasion }) => occasion === after?.occasion) ? after : null;
}

/** Whether another date of the group than this occasion begins then: two of its meetings at once nobody could attend. */
export async function isTaken(
  deps: WebDeps,
  { row, meeting }: Last,
  startsAt: Time,
  occasion: string | null,
): Promise<boolean> {
  const stands = meeting.status === 'ended' ? [] : [{ startsAt: row.startsAt, ...(await dateFor(deps, row)) }];
  const all = [...stands, ...(await laterDates(deps.store, row.group, deps.clock.now()))];
  return all.some((one) => one.startsAt === startsAt && one.occasion !== occasion);
}

/** The date behind the meeting that runs or is over, which this one replaces; saved before anything depends on it. */
export async function keptLater(
  deps: WebDeps,
  group: GroupRow,
  last: Last,
  by: MemberId,
  asked: AskedMeeting,
  before: LaterDateRow | null,
  { isFurther = false } = {},
): Promise<LaterDateRow | Refusal> {
  const { store, clock } = deps;
  const startsAt = startTime(asked.startsAt, clock.now());
  if (isRefusal(startsAt)) return startsAt;
  if (startsAt <= clock.now()) return refuse('badInput', { field: 'startsAt' });
  if (await isTaken(deps, last, startsAt, before?.occasion ?? null)) return refuse('notNow', { why: 'taken' });
  if (before === null && (await laterDates(store, group.id, clock.now())).length >= most.laterDates)
    return refuse('tooMany', { why: 'dates', largest: most.laterDates });
  const like = (before && (await gaveWayTo(deps, before))) ?? last;
  const possible = await formatOfNext(store, group, like, numberAfter(last), asked);
  if (isRefusal(possible)) return possible;
  const later: LaterDateRow = {
    group: group.id,
    ...(before ?? { ...newDate(), gaveWay: null, isFurther }),
    sequence: before === null ? 0 : before.sequence + 1,
    startsAt,
    minutes: asked.minutes ?? before?.minutes ?? null,
    template: asked.template ?? before?.template ?? null,
    by,
  };
  await store.dates.saveLater(later);
  return later;
}

/** The meeting of a date that was kept until the one before it was over. */
export async function plannedFor(
  deps: WebDeps,
  group: GroupRow,
  last: Last | null,
  later: LaterDateRow,
): Promise<MeetingPlanned | Refusal> {
  const { by, startsAt, minutes, template, occasion, sequence, series } = later;
  const like = (await gaveWayTo(deps, later)) ?? last;
  // Its entry in calendars gets the title and the address of the meeting.
  const date = { occasion, sequence: sequence + 1, series };
  const planned = await createNext(deps, group, last, by, { startsAt, minutes, template }, date, { like });
  if (isRefusal(planned)) return planned;
  // Whoever cannot come was said before.
  if ((await deps.store.dates.absences(planned.meeting)).length > 0) await setTurns(deps, group.id);
  return planned;
}

/** The planned meeting becomes a date behind another one, and keeps who cannot come. False: it has just begun. */
export async function giveWay(deps: WebDeps, { row, meeting }: Last, by: MemberId): Promise<boolean> {
  const { store, rooms } = deps;
  const { occasion, series, sequence } = await dateFor(deps, row);
  await store.dates.saveLater({
    ...{ group: row.group, occasion, series, sequence: sequence + 1, startsAt: row.startsAt, isFurther: false },
    ...{ minutes: null, template: null, by: meeting.leadership.rightful ?? by, gaveWay: row.id },
  });
  if (!(await rooms.cancelled(row.id, by))) {
    await store.dates.endLater(row.group, occasion);
    return false;
  }
  await keepAbsences(deps, row.id, occasion);
  return true;
}

/** The same date in another format: whoever cannot come still cannot. */
export async function keepAbsences(deps: WebDeps, from: MeetingId, to: string): Promise<void> {
  const { dates } = deps.store;
  for (const absence of await dates.absences(from)) await dates.saveAbsence({ ...absence, meeting: to });
}
