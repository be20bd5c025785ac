import { MINUTE } from '../meeting/clock';
import type { SeatRole, Time } from '../meeting/state';

/** Two or three members of a group who meet on their own, without the others. */

type Span = { startsAt: Time; minutes: number };

/** What a time for a 1:1 would fall into: the meeting of the group, or another 1:1 of the same person. Null: neither. */
export function clashOf(
  wanted: Span,
  { group, talks }: { group: Span | null; talks: readonly Span[] },
): 'group' | 'talk' | null {
  const meets = (other: Span) => wanted.startsAt < endOf(other) && other.startsAt < endOf(wanted);
  if (group !== null && meets(group)) return 'group';
  return talks.some(meets) ? 'talk' : null;
}

const endOf = ({ startsAt, minutes }: Span): Time => startsAt + minutes * MINUTE;

/** So many 1:1s, past ones included, a member may have with others. */
export const MOST_PAIRS = 60;

/**
 * The formats in which these people can meet on their own; none where they cannot. Whoever facilitates the group has no slot, so
 * the hour belongs to the one member. Three talk as two do: one more comes to an odd number of buddies.
 */
export function buddyFormats(roles: readonly SeatRole[]): string[] {
  const facilitators = roles.filter((role) => role === 'facilitator').length;
  if (roles.includes('speaker')) return [];
  if (roles.length === 2 && facilitators === 1) return ['frame.one2one'];
  if (facilitators > 0) return [];
  if (roles.length === 2) return ['frame.buddy', 'frame.cocoach'];
  return roles.length === 3 ? ['frame.buddy'] : [];
}
