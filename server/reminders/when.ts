import type { Time } from '../../shared/meeting/state';

/** "Thursday 12 March at 18:00 (Berlin time)", and the hour alone, as clocks show it in a zone. Mails are in English. */
export function whenIn(at: Time, timeZone: string): { when: string; hour: string } {
  const hour = part(at, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone });
  const day = part(at, { weekday: 'long', day: 'numeric', month: 'long', timeZone });
  return { when: `${day} at ${hour} (${placeOf(timeZone)} time)`, hour };
}

const part = (at: Time, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', options).format(at);

const placeOf = (timeZone: string): string => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
