import { Temporal } from 'temporal-polyfill';
import type { Day } from '../day';
import type { Time } from '../meeting/state';

/**
 * Dates of a group: wall-clock times with a time zone, and the moments they stand for. All arithmetic with days, weeks and
 * zones is done here, by the calendar library.
 */

/** What a clock on the wall shows, such as `2026-12-15T18:00`. */
export type WallTime = string;

/**
 * A moment that was meant by a wall-clock time. `clock` says when the clock did something unusual then: the hour did not exist
 * (`missing`; the moment is as much later as the clock was put forward) or it came twice (`twice`; the first one is meant).
 */
export type Moment = { at: Time; clock: 'missing' | 'twice' | null };

/** Known here by this IANA name, such as `Europe/Berlin`. Names of offsets are none: they know no daylight saving. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** Null for a text that is no time of the calendar, such as the 30th of February. */
export function wallTime(text: string): WallTime | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' }).toString({ smallestUnit: 'minute' });
  } catch {
    return null;
  }
}

export function momentOf(wall: WallTime, zone: string): Moment {
  const plain = Temporal.PlainDateTime.from(wall);
  const meant = plain.toZonedDateTime(zone, { disambiguation: 'compatible' });
  const at = meant.epochMilliseconds;
  if (!meant.toPlainDateTime().equals(plain)) return { at, clock: 'missing' };
  const other = plain.toZonedDateTime(zone, { disambiguation: 'later' });
  return { at, clock: other.epochMilliseconds === at ? null : 'twice' };
}

/** What the clock shows at a moment in a zone. */
export const wallAt = (at: Time, zone: string): WallTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime().toString({
    smallestUnit: 'minute',
  });

export const dayAt = (at: Time, zone: string): Day => wallAt(at, zone).slice(0, 10);

/** The moment when the clock showed the same hour so many days earlier. */
export const daysBefore = (at: Time, zone: string, days: number): Time =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).subtract({ days }).epochMilliseconds;

/** How many days of the calendar lie between two. */
export const daysBetween = (day: Day, later: Day): number =>
  Temporal.PlainDate.from(day).until(Temporal.PlainDate.from(later), { largestUnit: 'day' }).days;

export const weeksAfter = (day: Day, weeks: number): Day => Temporal.PlainDate.from(day).add({ weeks }).toString();

/** The same weekday of the next month, such as its first Monday; the last one stays the last where it is a fifth. */
export function monthAfter(day: Day): Day {
  const [week = 'last'] = weeksOf(day);
  return nthDay(Temporal.PlainDate.from(day), { every: 'month', week }, 1).toString();
}

/** How a series goes on from its first date: every so many weeks, or on the first to fourth, or last, such weekday of a month. */
export type Rhythm = { every: 'weeks'; weeks: number } | { every: 'month'; week: 1 | 2 | 3 | 4 | 'last' };

/** Meetings on the same weekday and at the same hour. `exceptions` are by the day on which the date would have been. */
export type Series = {
  id: string;
  first: WallTime;
  rhythm: Rhythm;
  /** The last day on which there may be one; null: it has no end. */
  until: Day | null;
  exceptions: Readonly<Record<Day, SeriesException>>;
};

export type SeriesException = { movedTo: WallTime } | 'leftOut';

/** One date of a series. `day` names it, also when it was moved to another one. */
export type SeriesDate = Moment & { day: Day; wall: WallTime; state: 'asPlanned' | 'moved' | 'leftOut' };

/** Dates are known so many days ahead. */
const DAYS_AHEAD = 400;

/** The widest gap of a series. */
const MOST_WEEKS = 26;

/** More than a series of one date a week has in `DAYS_AHEAD`. */
const MOST_DATES = 60;

/** The dates of a series whose days come after `after`, in order, at most `DAYS_AHEAD` days from then. */
export function datesOf(series: Series, zone: string, after: Day): SeriesDate[] {
  const first = Temporal.PlainDateTime.from(series.first);
  const from = Temporal.PlainDate.from(after).add({ days: 1 });
  const horizon = from.add({ days: DAYS_AHEAD });
  const end = series.until === null ? horizon : earlier(Temporal.PlainDate.from(series.until), horizon);
  const hour = first.toPlainTime();
  return daysOf(first.toPlainDate(), series.rhythm, from, end).map((date) => {
    const day = date.toString();
    const exception = Object.hasOwn(series.exceptions, day) ? series.exceptions[day] : undefined;
    const usual = date.toPlainDateTime(hour).toString({ smallestUnit: 'minute' });
    const wall = typeof exception === 'object' ? exception.movedTo : usual;
    const state = exception === undefined ? 'asPlanned' : exception === 'leftOut' ? 'leftOut' : 'moved';
    return { day, wall, state, ...momentOf(wall, zone) };
  });
}

/**
 * The next dates: on days after `after` (null: on any day) and at moments later than `now`, also those that were left out. Most
 * series have many more.
 */
export function datesAhead(series: Series, zone: string, after: Day | null, now: Time): SeriesDate[] {
  // A date may have been moved to a later day, but never beyond the date that follows it.
  const from = Temporal.PlainDate.from(dayAt(now, zone))
    .subtract({ weeks: MOST_WEEKS + 1 })
    .toString();
  const dates = datesOf(series, zone, after === null || after < from ? from : after);
  return dates.filter(({ at }) => at > now).sort((one, other) => one.at - other.at);
}

/** The next date that takes place; null when none is left. */
export const nextDate = (series: Series, zone: string, after: Day | null, now: Time): SeriesDate | null =>
  datesAhead(series, zone, after, now).find(({ state }) => state !== 'leftOut') ?? null;

/** Whether a date may be moved to this time: it stays between the dates before and behind it. */
export function mayMoveTo(series: Series, zone: string, day: Day, to: WallTime): boolean {
  const around = Temporal.PlainDate.from(day)
    .subtract({ weeks: MOST_WEEKS + 1 })
    .toString();
  const days = datesOf(series, zone, around).map((date) => date.day);
  const place = days.indexOf(day);
  if (place === -1) return false;
  const [before, behind] = [days[place - 1], days[place + 1]];
  const moved = to.slice(0, 10);
  return (before === undefined || moved > before) && (behind === undefined || moved < behind);
}

/** The days of the rhythm from `from` to `end`. */
function daysOf(
  first: Temporal.PlainDate,
  rhythm: Rhythm,
  from: Temporal.PlainDate,
  end: Temporal.PlainDate,
): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = [];
  const start = Temporal.PlainDate.compare(first, from) < 0 ? from : first;
  for (let step = firstStep(first, rhythm, start); days.length < MOST_DATES; step += 1) {
    const day = nthDay(first, rhythm, step);
    if (Temporal.PlainDate.compare(day, end) > 0) break;
    if (Temporal.PlainDate.compare(day, start) >= 0) days.push(day);
  }
  return days;
}

/** A step whose day is not later than `start`, or the first of all. */
function firstStep(first: Temporal.PlainDate, rhythm: Rhythm, start: Temporal.PlainDate): number {
  if (rhythm.every === 'weeks') return Math.floor(first.until(start, { largestUnit: 'day' }).days / (7 * rhythm.weeks));
  return Math.max(0, first.with({ day: 1 }).until(start.with({ day: 1 }), { largestUnit: 'month' }).months);
}

function nthDay(first: Temporal.PlainDate, rhythm: Rhythm, step: number): Temporal.PlainDate {
  if (rhythm.every === 'weeks') return first.add({ weeks: rhythm.weeks * step });
  const month = first.with({ day: 1 }).add({ months: step });
  if (rhythm.week === 'last') {
    const last = month.with({ day: month.daysInMonth });
    return last.subtract({ days: (last.dayOfWeek - first.dayOfWeek + 7) % 7 });
  }
  return month.add({ days: ((first.dayOfWeek - month.dayOfWeek + 7) % 7) + 7 * (rhythm.week - 1) });
}

const earlier = (one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(one, other) <= 0 ? one : other;

/** Which weeks of the month a day can stand for: the first to fourth, or last, of its weekday. */
export function weeksOf(day: Day): Extract<Rhythm, { every: 'month' }>['week'][] {
  const date = Temporal.PlainDate.from(day);
  const week = Math.ceil(date.day / 7);
  const isLast = date.day + 7 > date.daysInMonth;
  return [...(week <= 4 ? [week as 1 | 2 | 3 | 4] : []), ...(isLast ? (['last'] as const) : [])];
}
