import { LAPSES_MS } from './clock';
import type { Meeting, Time } from './state';

/** Nobody began a meeting that was called to begin at once, and nobody has had its page open for a while. */
export function hasLapsed({ called, status, seats, startsAt }: Meeting, now: Time): boolean {
  if (called !== true || status !== 'lobby') return false;
  const all = Object.values(seats);
  if (all.some(({ presence }) => presence === 'here')) return false;
  return now >= Math.max(startsAt, ...all.map(({ since }) => since)) + LAPSES_MS;
}
