import type { Day } from '../../../../shared/day';
import { datesAhead, dayAt, nextDate, type SeriesDate } from '../../../../shared/groups/dates';
import type { Time } from '../../../../shared/meeting/state';
import type { CalendarRow, Store } from '../../../store/store';
import type { Last } from './format';
import { laterDates } from './later';

/** The next date of the group's series that no meeting stands for; null without a series or when it has come to its end. */
export async function nextOfSeries(
  store: Store,
  calendar: CalendarRow,
  last: Last | null,
  now: Time,
): Promise<SeriesDate | null> {
  const { series, timeZone } = calendar;
  return series && nextDate(series, timeZone, await handledUntil(store, calendar, last, now), now);
}

/** All of its next dates, also those that are left out. */
export async function aheadOfSeries(
  store: Store,
  calendar: CalendarRow,
  last: Last | null,
  now: Time,
): Promise<SeriesDate[]> {
  const { series, timeZone } = calendar;
  return series ? datesAhead(series, timeZone, await handledUntil(store, calendar, last, now), now) : [];
}

/** The last day on which nothing of the series is left to be planned: meetings stood or stand for it. */
async function handledUntil(store: Store, calendar: CalendarRow, last: Last | null, now: Time): Promise<Day | null> {
  const { group, series, timeZone } = calendar;
  const mine = (await store.dates.meetingDates(group)).filter((date) => date.series?.id === series?.id);
  const days = mine.flatMap((date) => (date.series === null ? [] : [date.series.day]));
  // A meeting or a date that somebody planned stands in the place of dates of the series up to its own day.
  const stands = last !== null && !last.meeting.givenUp ? [dayAt(last.row.startsAt, timeZone)] : [];
  const instead = (await laterDates(store, group, now)).filter(({ isFurther }) => !isFurther);
  const later = instead.map(({ startsAt }) => dayAt(startsAt, timeZone));
  return [...days, ...stands, ...later].sort().at(-1) ?? null;
}
