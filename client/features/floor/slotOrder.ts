import { slotsOf } from '../../../shared/meeting/agenda/recut';
import { takingPart } from '../../../shared/meeting/people/people';
import type { Meeting, MemberId } from '../../../shared/meeting/state';

/** What the lead put together on the panel, and who was seated then. */
export type Arranged = { clients: readonly MemberId[]; seated: readonly MemberId[] };

/**
 * The order on the panel of slots: the agenda's, unless the lead arranged another one. Who sat down after that and was given
 * a slot (AT7) comes at the end; who left is not on it.
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
