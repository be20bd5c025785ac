import type { Time } from '../../../../shared/meeting/state';
import type { CalendarRow, LaterDateRow, Store } from '../../../store/store';
import { nextOfSeries } from './calendar';
import type { Last } from './format';
import { laterDates } from './later';

/**
 * The date behind the group's meeting that is planned or runs: one that somebody planned, or the next one of the series. One that was found beside what is planned takes no other one's place.
 * Null: there is none.
 */
export async function dateAfter(
  store: Store,
  calendar: CalendarRow | null,
  group: string,
  last: Last | null,
  now: Time,
): Promise<LaterDateRow | null> {
  const [later] = await laterDates(store, group, now);
  if (later?.isFurther === false) return later;
  const next = calendar && (await nextOfSeries(store, calendar, last, now));
  if (later !== undefined && !(next && next.at < later.startsAt)) return later;
  if (!calendar?.series || !next) return null;
  const series = { id: calendar.series.id, day: next.day };
  const occasion = `${series.id}-${series.day}`;
  const usual = { minutes: null, template: null, gaveWay: null, isFurther: false };
  return { group, occasion, sequence: calendar.version, series, startsAt: next.at, by: calendar.by, ...usual };
}
