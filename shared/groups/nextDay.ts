import type { Day } from '../day';
import type { GroupPlan } from './models';

/** The day on which a moment falls in a time zone. */
export function dayIn(timeZone: string, at: number): Day {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    .formatToParts(at)
    .reduce<Record<string, string>>((found, { type, value }) => Object.assign(found, { [type]: value }), {});
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/** So many days after a day of the calendar. Days of the calendar have no time zone, so no hour is ever lost or added. */
export function dayAfter(day: Day, days: number): Day {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** The day of the meeting after one that begins then, where the group meets every so many weeks; null: its date is found anew. */
export function nextMeetingDay({ timeZone, everyWeeks }: GroupPlan, startsAt: number): Day | null {
  return everyWeeks === null ? null : dayAfter(dayIn(timeZone, startsAt), everyWeeks * 7);
}
