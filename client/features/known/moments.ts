import { chosenLocale, timeOfDay } from '../../ui/text/when';

/** A date in two lines, as large as it is important: the weekday, then day and hour. */
export function inTwoLines(at: number, now: number): [string, string] {
  const locale = chosenLocale();
  const { hour12 } = new Intl.DateTimeFormat(undefined, { hour: 'numeric' }).resolvedOptions();
  const hours = hour12 === undefined ? {} : { hour12 };
  const year = new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : ({ year: 'numeric' } as const);
  const style = { day: 'numeric', month: 'long', ...year, hour: 'numeric', minute: '2-digit', ...hours } as const;
  return [
    new Intl.DateTimeFormat(locale, { weekday: 'long' }).format(at),
    // An hour is not torn apart at the end of a line.
    new Intl.DateTimeFormat(locale, style).format(at).replace(/(\d) (?=\p{L}{1,4}\.?$)/u, '$1\u00a0'),
  ];
}

const part = (zone: string, at: number, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(chosenLocale(), { timeZone: zone, ...options }).format(at);

/**
 * The same moment where the group is: the hour, with the weekday when that is another day there. Null where its clocks show
 * the same as mine, and for a zone that this browser does not know.
 */
export function elsewhere(zone: string | null, at: number): { when: string; zone: string } | null {
  const mine = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone === null || zone === mine) return null;
  try {
    const both = { weekday: 'long', hour: 'numeric', minute: '2-digit' } as const;
    if (part(zone, at, both) === part(mine, at, both)) return null;
    const sameDay = part(zone, at, { weekday: 'long' }) === part(mine, at, { weekday: 'long' });
    const when = part(zone, at, sameDay ? { hour: 'numeric', minute: '2-digit' } : both);
    return { when, zone: (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ') };
  } catch {
    return null;
  }
}

export type Distance = { count: number; in: 'days' | 'hours' | 'minutesLeft' } | null;

/** How long until then: days by the calendar, on the day itself hours, then minutes; null when it is now or over. */
export function distanceTo(at: number, now: number): Distance {
  const minutes = Math.ceil((at - now) / 60_000);
  if (minutes <= 0) return null;
  const midnight = (moment: number) => new Date(moment).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(at) - midnight(now)) / 86_400_000);
  if (days > 0 && minutes > 12 * 60) return { count: days, in: 'days' };
  return minutes >= 60 ? { count: Math.round(minutes / 60), in: 'hours' } : { count: minutes, in: 'minutesLeft' };
}

/** "in 12 days", "in 3 hours": the same in words. */
export function farText(at: number, now: number): string {
  const relative = new Intl.RelativeTimeFormat(chosenLocale(), { numeric: 'auto' });
  const distance = distanceTo(at, now);
  if (distance === null) return timeOfDay(at);
  const unit = { days: 'day', hours: 'hour', minutesLeft: 'minute' } as const;
  return relative.format(distance.count, unit[distance.in]);
}
