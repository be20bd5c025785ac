import { chosenLocale } from './when';

/** Days of the calendar, such as `2026-12-15`, in the language of the page. A day is the same in every time zone. */

const DAY_MS = 24 * 60 * 60 * 1000;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const two = (number: number): string => String(number).padStart(2, '0');

/** The day on which a moment falls where the reader is. */
export function dayAt(moment: number): string {
  const date = new Date(moment);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** How many days from one day to another; below zero when the other is earlier. */
export const daysBetween = (one: string, other: string): number => Math.round((at(other) - at(one)) / DAY_MS);

function format(day: string, today: string, style: Intl.DateTimeFormatOptions): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(chosenLocale(), { ...style, ...year, timeZone: 'UTC' }).format(at(day));
}

/** "Tuesday 15 December"; with the year when it is not this year. */
export const longDay = (day: string, today: string): string =>
  format(day, today, { weekday: 'long', day: 'numeric', month: 'long' });

/** "Tue, 15 December". */
export const shortDay = (day: string, today: string): string =>
  format(day, today, { weekday: 'short', day: 'numeric', month: 'long' });

/** "tomorrow", "in 12 days", "3 weeks ago": roughly how far away a day is. */
export function farAway(day: string, today: string): string {
  const days = daysBetween(today, day);
  const relative = new Intl.RelativeTimeFormat(chosenLocale(), { numeric: 'auto' });
  return Math.abs(days) < 14 ? relative.format(days, 'day') : relative.format(Math.round(days / 7), 'week');
}

/** By when an action is to be done: its day, what its owner wrote, or both; empty when they said nothing. */
export const dueText = ({ due, by }: { due: string | null; by: string }, today: string): string =>
  [due === null ? '' : longDay(due, today), by.trim()].filter((part) => part !== '').join(', ');
