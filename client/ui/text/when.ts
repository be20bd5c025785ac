/** Times in the language of the page, written as the reader's clock and calendar write them. */

type Style = 'time' | 'day' | 'month' | 'date' | 'moment' | 'farMoment' | 'shortMoment';

const time = { hour: 'numeric', minute: '2-digit' } as const;
const date = { weekday: 'long', day: 'numeric', month: 'long' } as const;
const shortDate = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const styles: Record<Style, Intl.DateTimeFormatOptions> = {
  time,
  day: shortDate,
  month: { month: 'long', year: 'numeric' },
  date: { ...date, year: 'numeric' },
  moment: { ...date, ...time },
  shortMoment: { ...shortDate, ...time },
  farMoment: { ...date, year: 'numeric', ...time },
};

/**
 * The reader's own variant of the page's language, such as British English. Hours are counted as on this computer (24
 * or 12).
 */
export function chosenLocale(): string {
  const page = (typeof document === 'undefined' ? '' : document.documentElement.lang) || 'en';
  const wanted = globalThis.navigator?.languages ?? [];
  return wanted.find((each) => each === page || each.startsWith(`${page}-`)) ?? page;
}

const known = new Map<string, Intl.DateTimeFormat>();

function format(style: Style, at: number): string {
  const locale = chosenLocale();
  const { hour12, timeZone } = new Intl.DateTimeFormat(undefined, time).resolvedOptions();
  const key = `${style} ${locale} ${hour12} ${timeZone}`;
  const hours = style === 'day' || style === 'month' || style === 'date' || hour12 === undefined ? {} : { hour12 };
  const formatter = known.get(key) ?? new Intl.DateTimeFormat(locale, { ...styles[style], ...hours });
  known.set(key, formatter);
  return formatter.format(at);
}

const sameDay = (one: number, other: number): boolean =>
  new Date(one).toDateString() === new Date(other).toDateString();

/** A time of day, for what is on the same day. */
export const timeOfDay = (at: number): string => format('time', at);

/** A date with the weekday and the year. */
export const dateText = (at: number): string => format('date', at);

/** A month with its year, for what began long ago. */
export const monthText = (at: number): string => format('month', at);

/** When something is: today only the time; otherwise weekday, date and time; with the year when it is not this year. */
export function whenText(at: number, now: number): string {
  if (sameDay(at, now)) return timeOfDay(at);
  return format(new Date(at).getFullYear() === new Date(now).getFullYear() ? 'moment' : 'farMoment', at);
}

/** A date with its time, also today; with the year when it is not this year. */
export const dateTimeText = (at: number, now: number): string =>
  format(new Date(at).getFullYear() === new Date(now).getFullYear() ? 'moment' : 'farMoment', at);

/** The same in a short form. */
export const shortWhenText = (at: number, now: number): string => format(sameDay(at, now) ? 'time' : 'shortMoment', at);

/** The day beside a time of day; null when it is today. */
export const dayText = (at: number, now: number): string | null => (sameDay(at, now) ? null : format('day', at));
