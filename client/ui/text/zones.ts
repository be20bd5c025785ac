import { chosenLocale } from './when';

/** Moments on the clocks of several time zones, and what date fields hold. */

const time = { hour: 'numeric', minute: '2-digit' } as const;
const date = { weekday: 'long', day: 'numeric', month: 'long' } as const;
const DAY = 24 * 60 * 60 * 1000;

/** Hours are counted as on this computer: 24 or 12. */
function hours(): { hour12?: boolean } {
  const { hour12 } = new Intl.DateTimeFormat(undefined, time).resolvedOptions();
  return hour12 === undefined ? {} : { hour12 };
}

/** The time zone of this computer, by its IANA name. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What a date field holds for a moment: the clock and calendar of a zone, such as `2026-12-15T18:00`. */
export function fieldValue(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** The time of day in another zone, with the number of days that its calendar is ahead of mine there and then. */
export function timeIn(at: number, timeZone: string): { time: string; days: number } {
  const there = new Intl.DateTimeFormat(chosenLocale(), { ...time, ...hours(), timeZone }).format(at);
  const days =
    (Date.parse(fieldValue(at, timeZone).slice(0, 10)) - Date.parse(fieldValue(at, ownZone()).slice(0, 10))) / DAY;
  return { time: there, days };
}

/** How far a day is from today, such as "tomorrow" or "in 12 days". */
export function daysAway(at: number, now: number): string {
  const day = (moment: number) => Date.parse(fieldValue(moment, ownZone()).slice(0, 10));
  return new Intl.RelativeTimeFormat(chosenLocale(), { numeric: 'auto' }).format((day(at) - day(now)) / DAY, 'day');
}

/** The place that a zone is named after, such as "New York". */
export function placeOf(timeZone: string): string {
  const place = (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
  return Object.hasOwn(renamed, place) ? (renamed[place] ?? place) : place;
}

/** Browsers go on using the names that zones had first. */
const renamed: Readonly<Record<string, string>> = {
  Calcutta: 'Kolkata',
  Kiev: 'Kyiv',
  Katmandu: 'Kathmandu',
  Rangoon: 'Yangon',
  Saigon: 'Ho Chi Minh City',
};

/** The same time of day some days later, as a date field holds it. */
export function daysLater(field: string, days: number): string {
  return new Date(Date.parse(`${field}Z`) + days * DAY).toISOString().slice(0, 16);
}

/** In a week in the evening, as a date field holds it: something to begin with. */
export const inAWeek = (now: number): string => daysLater(`${fieldValue(now, ownZone()).slice(0, 10)}T18:00`, 7);

/** The weekday of a day of the calendar, and a time of day, both as they are written down, whatever the zone. */
export const weekdayOf = (day: string): string => written({ weekday: 'long' }, `${day.slice(0, 10)}T12:00Z`);
export const dayOf = (day: string): string => written({ ...date, year: 'numeric' }, `${day.slice(0, 10)}T12:00Z`);

export const writtenTime = (wall: string): string => written({ ...time, ...hours() }, `${wall.slice(0, 16)}Z`);

const written = (style: Intl.DateTimeFormatOptions, text: string): string =>
  new Intl.DateTimeFormat(chosenLocale(), { ...style, timeZone: 'UTC' }).format(Date.parse(text));

/** A moment in two lines: the weekday, and the day with the time. The year is said where it is not this year. */
export function headingOf(at: number, now: number): [string, string] {
  const year = new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : ({ year: 'numeric' } as const);
  const inWords = (style: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(chosenLocale(), style).format(at);
  return [inWords({ weekday: 'long' }), inWords({ day: 'numeric', month: 'long', ...year, ...time, ...hours() })];
}
