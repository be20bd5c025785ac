import type { Day } from '../day';
import type { Time } from '../meeting/state';
import { dayAt, daysBetween, monthAfter, nextDate, type Series, weeksAfter } from './dates';
import type { GroupPlan } from './models';

/** What a group settled about its dates: its calendar, once somebody set one, and what it was formed with. */
type KnownDates = {
  calendar: { timeZone: string; series: Series | null } | null;
  plan: Pick<GroupPlan, 'timeZone' | 'everyWeeks'> | null;
};

/**
 * The day of the meeting after one that begins then: the next date of the group's series, else so many weeks later, or on the same
 * weekday of the next month, as it was formed to meet. Null: its dates are found anew each time.
 */
export function nextMeetingDay({ calendar, plan }: KnownDates, startsAt: Time): Day | null {
  if (calendar !== null && calendar.series !== null) {
    const { series, timeZone } = calendar;
    return nextDate(series, timeZone, dayAt(startsAt, timeZone), startsAt)?.wall.slice(0, 10) ?? null;
  }
  if (plan === null || plan.everyWeeks === null) return null;
  const day = dayAt(startsAt, calendar?.timeZone ?? plan.timeZone);
  return plan.everyWeeks === 'month' ? monthAfter(day) : weeksAfter(day, plan.everyWeeks);
}

/** Most groups meet monthly, and no further apart than once in a quarter. */
const USUAL_WEEKS = 4;
const MOST_WEEKS = 13;

/** Where nobody chose how often they meet: as many weeks later as its last two meetings lay apart. `before`: there was another. */
export function dayAsBefore(before: Day | null, last: Day): Day {
  const weeks = before === null ? USUAL_WEEKS : Math.round(daysBetween(before, last) / 7);
  return weeksAfter(last, weeks < 1 || weeks > MOST_WEEKS ? USUAL_WEEKS : weeks);
}
