import { type Refusal, refuse } from '../../../../shared/refusal';

const DAY = 24 * 60 * 60 * 1000;
export const FARTHEST_DAYS = 400;

/** A meeting may be planned for now (null), or for up to a programme ahead. */
export function startTime(wanted: number | null, now: number): number | Refusal {
  if (wanted === null) return now;
  const isPossible = wanted >= now - DAY && wanted <= now + FARTHEST_DAYS * DAY;
  return isPossible ? wanted : refuse('badInput', { field: 'startsAt' });
}
