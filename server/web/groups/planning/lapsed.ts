import { LAPSES_MS } from '../../../../shared/meeting/clock';
import type { WebDeps } from '../../deps';
import type { Last } from './format';

/** Nobody began a meeting that was called to begin at once, and nobody has had its page open for a while. */
export function hasLapsed({ clock }: WebDeps, { row, meeting }: Last): boolean {
  if (meeting.called !== true || meeting.status !== 'lobby') return false;
  const seats = Object.values(meeting.seats);
  if (seats.some(({ presence }) => presence === 'here')) return false;
  return clock.now() >= Math.max(row.startsAt, ...seats.map(({ since }) => since)) + LAPSES_MS;
}
