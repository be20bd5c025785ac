import { slotsOf } from '../../../shared/meeting/agenda/recut';
import { takingPart } from '../../../shared/meeting/people/people';
import type { Meeting, MemberId } from '../../../shared/meeting/state';

/** The order that the lead arranged on the panel, and who was seated at that time. */
export type Arranged = { clients: readonly MemberId[]; seated: readonly MemberId[] };

/**
 * The order on the panel of slots: the order of the agenda, unless the lead arranged another one. People who sat down
 * later and were given a slot come at the end. People who left are not on it.
 */
export function slotOrder(meeting: Meeting, arranged: Arranged | null): MemberId[] {
  const here = takingPart(meeting);
  const inAgenda = slotsOf(meeting)
    .map(({ client }) => client)
    .filter((member) => here.includes(member));
  const planned = inAgenda.length > 0 ? inAgenda : here;
  if (arranged === null) return planned;
  const since = planned.filter((member) => !arranged.seated.includes(member));
  return [...arranged.clients.filter((member) => here.includes(member)), ...since];
}
