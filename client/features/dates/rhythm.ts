import type { Rhythm } from '../../../shared/groups/dates';
import type { GroupDates } from '../../../shared/protocol/dates';
import type { GroupPage } from '../../../shared/protocol/groups';
import { serverNow } from '../../connection/serverTime';
import { daysLater, fieldValue, inAWeek, ownZone } from '../../ui/text/zones';

/** How a series can go on from its first day. */

export const weekChoices = [1, 2, 3, 4, 6, 8, 10, 12] as const;

type WeekOfMonth = Extract<Rhythm, { every: 'month' }>['week'];

/** Which weekday of its month a day is: the first to fourth, the last, or both. */
export function weeksOfMonth(day: string): WeekOfMonth[] {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const week = Math.ceil(date / 7);
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return [...(week <= 4 ? [week as 1 | 2 | 3 | 4] : []), ...(date + 7 > length ? (['last'] as const) : [])];
}

const names = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', last: 'last' } as const;
export const weekName = (week: WeekOfMonth) => names[week];

/** A rhythm as the value of a choice, and back. */
export const choiceOf = (rhythm: Rhythm): string =>
  rhythm.every === 'weeks' ? `${rhythm.weeks}` : `month ${rhythm.week}`;

export function rhythmOf(value: string): Rhythm {
  if (!value.startsWith('month ')) return { every: 'weeks', weeks: Number(value) };
  const week = value.slice('month '.length);
  return { every: 'month', week: week === 'last' ? 'last' : (Number(week) as 1 | 2 | 3 | 4) };
}

/** The rhythm in which the group was formed to meet, from this day on; null: each date is found anew. */
export function rhythmOfPlan(plan: GroupPage['plan'], day: string): Rhythm | null {
  if (plan === null || plan.everyWeeks === null) return null;
  if (plan.everyWeeks === 'month') return { every: 'month', week: weeksOfMonth(day)[0] ?? 'last' };
  // A series has a widest gap.
  return plan.everyWeeks > MOST_WEEKS ? null : { every: 'weeks', weeks: plan.everyWeeks };
}

const MOST_WEEKS = 26;

/** One rhythm after a time, as the group has its series or was formed to meet. */
function oneLater(before: string, plan: GroupPage['plan'], series: GroupDates['series']): string {
  const rhythm = series?.rhythm ?? rhythmOfPlan(plan, before.slice(0, 10)) ?? { every: 'weeks', weeks: 4 };
  if (rhythm.every === 'weeks') return daysLater(before, 7 * rhythm.weeks);
  // The same weekday of the next month comes four or five weeks later.
  const [week] = weeksOfMonth(before.slice(0, 10));
  const four = daysLater(before, 28);
  return weeksOfMonth(four.slice(0, 10)).some((one) => one === week) ? four : daysLater(before, 35);
}

/** One rhythm after the last date that is planned, or after the meeting that was held last, as it was planned, as a date field holds it. */
export function afterRhythm({ next, past, plan }: Dated, dates: KnownDates | null, zone = ownZone()): string {
  const before = dates?.later.at(-1)?.startsAt ?? next?.startsAt ?? past[0]?.startsAt;
  const later = before === undefined ? '' : oneLater(fieldValue(before, zone), plan, dates?.series ?? null);
  return [later, inAWeek(serverNow())].sort().at(-1) ?? later;
}

type Dated = Pick<GroupPage, 'next' | 'past' | 'plan'>;
type KnownDates = Pick<GroupDates, 'later' | 'series'>;
