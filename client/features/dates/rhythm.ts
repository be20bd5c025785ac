import type { Rhythm } from '../../../shared/groups/dates';

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
