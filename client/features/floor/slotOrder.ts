import type { Meeting, MemberId } from '../../../shared/meeting/state';
import { seated } from '../../../shared/meeting/views';

/** What the lead put together on the paper, and who was seated then. */
export type Arranged = { clients: readonly MemberId[]; seated: readonly MemberId[] };

/** Those who may have a slot: members with a seat. */
export const mayHaveSlots = (meeting: Meeting): MemberId[] =>
  seated(meeting).filter((member) => meeting.seats[member]?.role === 'member');

/**
 * The order on the paper of slots: the agenda's, unless the lead arranged another one. Who sat down after that and was given
 * a slot (AT7) comes at the end; who left is not on it.
 */
export function slotOrder(meeting: Meeting, arranged: Arranged | null): MemberId[] {
  const here = mayHaveSlots(meeting);
  const clients = meeting.agenda.flatMap((stage) => (stage.slot ? (meeting.slots[stage.slot]?.client ?? []) : []));
  const inAgenda = [...new Set(clients)].filter((member) => here.includes(member));
  const planned = inAgenda.length > 0 ? inAgenda : here;
  if (arranged === null) return planned;
  const since = planned.filter((member) => !arranged.seated.includes(member));
  return [...arranged.clients.filter((member) => here.includes(member)), ...since];
}
