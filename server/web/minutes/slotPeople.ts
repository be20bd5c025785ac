import type { Event } from '../../../shared/meeting/events';
import { evolve } from '../../../shared/meeting/evolve';
import { meetingStanding, withClients } from '../../../shared/meeting/standing';
import type { Meeting, MemberId, SlotId } from '../../../shared/meeting/state';
import { decidedIn } from '../../../shared/meeting/views/ballot';
import type { Minutes } from '../../../shared/protocol/http';

type People = { how: NonNullable<Minutes['stages'][number]['people']>['how']; members: readonly MemberId[] };

/**
 * Whose slots those are that have no single client: in pairs and trios one person in each, in a talk between two both of
 * them, once they had agreed to it.
 */
export function slotPeople(meeting: Meeting, events: readonly Event[]): (slot: SlotId) => People | null {
  const inGroups = clientsInGroups(meeting, events);
  return (slot) => {
    const clients = inGroups.get(slot);
    if (clients !== undefined) return { how: 'inGroups', members: clients };
    const { first, second } = meeting.slots[slot]?.roles ?? {};
    const consent = meeting.agenda.find((stage) => stage.slot === slot && stage.ballot?.decides === 'consent');
    const haveAgreed = consent !== undefined && decidedIn(meeting, consent) !== null;
    return first && second && haveAgreed ? { how: 'talked', members: [first, second] } : null;
  };
}

/** The groups are gone once they are over, so the log is read again: the people count who had the slot when it was left. */
function clientsInGroups(meeting: Meeting, events: readonly Event[]): Map<SlotId, MemberId[]> {
  const found = new Map<SlotId, MemberId[]>();
  if (!meeting.agenda.some(({ parts, slot }) => parts !== null && slot !== null)) return found;
  let state: Meeting | null = null;
  for (const event of events) {
    state = evolve(state, event);
    const stage = meetingStanding(state)?.stage;
    const slot = stage?.parts && stage.slot !== null ? state.slots[stage.slot] : undefined;
    const { clients = [] } = slot === undefined ? {} : withClients(state, slot);
    if (slot !== undefined && clients.length > 0) found.set(slot.id, clients);
  }
  return found;
}
