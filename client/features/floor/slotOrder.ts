import type { Meeting, MemberId } from '../../../shared/meeting/state';
import { wantedOrder } from '../../../shared/meeting/views/slotOrder';

/** The order that the lead arranged on the panel, and who wanted a slot at that time. */
export type Arranged = { clients: readonly MemberId[]; wanted: readonly MemberId[] };

/**
 * The order on the panel of slots: of everybody who wants one, unless the lead arranged another order. People who came later,
 * or want a slot since, come at the end. People who left or want none are not on it.
 */
export function slotOrder(meeting: Meeting, arranged: Arranged | null): MemberId[] {
  const wanted = wantedOrder(meeting);
  if (arranged === null) return wanted;
  const since = wanted.filter((member) => !arranged.wanted.includes(member) && !arranged.clients.includes(member));
  return [...arranged.clients.filter((member) => wanted.includes(member)), ...since];
}
