import type { SeatRole } from '../meeting/state';

/**
 * What somebody is in a group. A programme organiser forms groups for others and looks after them: they have no seat, so nothing
 * that is said, written or decided in the group reaches them.
 */
export type GroupRole = SeatRole | 'organiser';

/** Roles that may sit in a meeting. */
export const takesSeat = (role: GroupRole): role is SeatRole => role !== 'organiser';

/** Whoever owns the group with the others: they take part in it, and are no guests for some stages. */
export const belongs = (role: GroupRole): role is 'member' | 'facilitator' =>
  role === 'member' || role === 'facilitator';
