import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import {
  isTimeZone,
  mayMoveTo,
  momentOf,
  type Series,
  type SeriesException,
  wallTime,
  weeksOf,
} from '../../../../shared/groups/dates';
import {
  type ChangeSeries,
  changeSeries,
  type GroupDates,
  type SetSeries,
  setSeries,
} from '../../../../shared/protocol/dates';
import { isRefusal, type Refusal, refuse } from '../../../../shared/refusal';
import type { Known } from '../../../access/sessions';
import type { CalendarRow } from '../../../store/store';
import type { WebDeps } from '../../deps';
import { type Limiters, limited } from '../../http/limits';
import { byPlanner } from '../byGroup';
import type { GroupHere } from '../here';
import type { Planning } from '../planning/planning';
import { FARTHEST_DAYS } from '../planning/startTime';
import { groupDates } from './dates';

/** So many dates of one series can be moved or left out. */
const MOST_EXCEPTIONS = 60;

/** The series of a group, for whoever may plan its meetings. The answer says what holds. */
export function seriesRoutes(deps: WebDeps, planning: Planning, limits: Limiters): Router {
  const { store, clock } = deps;
  const routes = Router();

  routes.put(
    '/api/groups/:group/series',
    limited(limits.change),
    byPlanner<typeof setSeries, GroupDates>(deps, setSeries, async (body, here) => {
      const series = newSeries(body, clock.now());
      if (isRefusal(series)) return series;
      const { version, timeZone } = body;
      return saved(here, { ...rowFor(here), timeZone, series, version: version + 1 });
    }),
  );

  routes.post(
    '/api/groups/:group/series/change',
    limited(limits.change),
    byPlanner<typeof changeSeries, GroupDates>(deps, changeSeries, async (body, here) => {
      const calendar = await store.dates.calendar(here.group.id);
      const before = calendar ?? { ...rowFor(here), timeZone: here.group.plan?.timeZone ?? 'UTC', series: null };
      const changed = changedBy(body, before);
      if (isRefusal(changed)) return changed;
      return saved(here, { ...before, ...changed, version: body.version + 1 });
    }),
  );

  const rowFor = ({ group, known }: GroupHere<Known>) => ({ group: group.id, by: known.member });

  async function saved(here: GroupHere<Known>, row: CalendarRow): Promise<GroupDates | Refusal> {
    if (!(await store.dates.saveCalendar(row))) return refuse('stale');
    await planning.follow(here.group.id);
    return groupDates(deps, here);
  }

  return routes;
}

function newSeries({ first: text, timeZone, rhythm, until }: SetSeries, now: number): Series | Refusal {
  if (!isTimeZone(timeZone)) return refuse('badInput', { field: 'timeZone' });
  const first = wallTime(text);
  if (first === null) return refuse('badInput', { field: 'first' });
  const { at } = momentOf(first, timeZone);
  if (at <= now || at > now + FARTHEST_DAYS * 24 * 60 * 60 * 1000) return refuse('badInput', { field: 'first' });
  const day = first.slice(0, 10);
  if (rhythm.every === 'month' && !weeksOf(day).includes(rhythm.week)) return refuse('badInput', { field: 'rhythm' });
  if (until !== null && (wallTime(`${until}T00:00`) === null || until < day))
    return refuse('badInput', { field: 'until' });
  return { id: randomUUID(), first, rhythm, until, exceptions: {} };
}

function changedBy(
  body: ChangeSeries,
  { series, timeZone }: Pick<CalendarRow, 'series' | 'timeZone'>,
): Partial<Pick<CalendarRow, 'series' | 'timeZone'>> | Refusal {
  if (body.change === 'timeZone') {
    return isTimeZone(body.timeZone) ? { timeZone: body.timeZone } : refuse('badInput', { field: 'timeZone' });
  }
  if (series === null) return refuse('notFound');
  switch (body.change) {
    case 'end':
      return { series: null };
    case 'asPlanned': {
      const { [body.day]: _, ...exceptions } = series.exceptions;
      return { series: { ...series, exceptions } };
    }
    case 'leaveOut':
      return withException(series, timeZone, body.day, 'leftOut');
    case 'move': {
      const to = wallTime(body.to);
      if (to === null) return refuse('badInput', { field: 'to' });
      // Beyond its neighbours it would be another date of the series.
      if (!mayMoveTo(series, timeZone, body.day, to)) return refuse('notNow', { field: 'to' });
      return withException(series, timeZone, body.day, { movedTo: to });
    }
    default:
      return body satisfies never;
  }
}

function withException(
  series: Series,
  timeZone: string,
  day: string,
  exception: SeriesException,
): { series: Series } | Refusal {
  // A day that is no date of the series would be kept for ever.
  if (!mayMoveTo(series, timeZone, day, `${day}T00:00`)) return refuse('notFound');
  const exceptions = { ...series.exceptions, [day]: exception };
  if (Object.keys(exceptions).length > MOST_EXCEPTIONS) return refuse('tooMany', { largest: MOST_EXCEPTIONS });
  return { series: { ...series, exceptions } };
}
