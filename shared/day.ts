/** A day of the calendar, such as `2026-12-15`: the same day for everybody, whatever their time zone. */
export type Day = string;

const written = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A day that exists, from the year 2000 on. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !written.test(text) || text < '2000') return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
