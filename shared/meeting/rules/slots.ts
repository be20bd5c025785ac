import { refuse } from '../../refusal';
import { wantsNoAdvice } from '../agenda/planner';
import { partsOf, stageIndex } from '../agenda/recut';
import type { Event } from '../events';
import { placeNow } from '../standing';
import type { Help, Meeting, Slot, SlotId, Time } from '../state';
import type { Decision } from './moment';

const slotOf = (meeting: Meeting, id: SlotId): Slot | undefined =>
  Object.hasOwn(meeting.slots, id) ? meeting.slots[id] : undefined;

/** What help the client wants; advice that is not wanted leaves the agenda, and comes back when it is. */
export function setHelp(meeting: Meeting, id: SlotId, help: Help[], at: Time): Decision {
  const slot = slotOf(meeting, id);
  if (slot === undefined) return refuse('notFound');
  const wanted = [...new Set(help)];
  const events: Event[] = [{ type: 'helpSet', slot: id, help: wanted }];
  const ahead = placeNow(meeting);
  const gated = partsOf(meeting, id).filter(
    (part) => part.needs === 'adviceWanted' && stageIndex(meeting, part.key) > ahead,
  );
  const declined = wantsNoAdvice({ help: wanted });
  const changed = gated.filter((part) => part.skipped !== declined && wantsNoAdvice(slot) !== declined);
  if (changed.length > 0) {
    events.push({ type: 'stagesSkipped', stages: changed.map((part) => part.key), skipped: declined, at });
  }
  return events;
}

export function declareNoAction(meeting: Meeting, id: SlotId, none: boolean): Decision {
  const slot = slotOf(meeting, id);
  if (slot === undefined) return refuse('notFound');
  if (slot.actions.length > 0) return refuse('notNow');
  const outcome = none ? 'none' : 'open';
  return slot.outcome === outcome ? refuse('notNow') : [{ type: 'outcomeSet', slot: id, actions: [], outcome }];
}

export function closeDraft(meeting: Meeting, id: SlotId, closed: boolean): Decision {
  const slot = slotOf(meeting, id);
  if (slot === undefined) return refuse('notFound');
  return slot.draftClosed === closed ? refuse('notNow') : [{ type: 'draftClosed', slot: id, closed }];
}

/** Rows were saved outside the log; the log learns which, never what they say. A meeting without slots has nothing to note. */
export function noteIssueShared(meeting: Meeting, id: SlotId, version: number): Decision {
  const slot = slotOf(meeting, id);
  if (slot === undefined) return refuse('notFound');
  if (slot.issue !== null && slot.issue.version >= version) return [];
  return [{ type: 'issueShared', slot: id, issue: { version } }];
}

export function noteActionAccepted(meeting: Meeting, id: SlotId, action: string): Decision {
  const slot = slotOf(meeting, id);
  if (slot === undefined) return refuse('notFound');
  if (slot.actions.includes(action)) return [];
  return [{ type: 'outcomeSet', slot: id, actions: [...slot.actions, action], outcome: 'planned' }];
}

export function noteActionWithdrawn(meeting: Meeting, id: SlotId, action: string): Decision {
  const slot = slotOf(meeting, id);
  if (slot === undefined) return refuse('notFound');
  if (!slot.actions.includes(action)) return [];
  const actions = slot.actions.filter((one) => one !== action);
  return [{ type: 'outcomeSet', slot: id, actions, outcome: actions.length > 0 ? 'planned' : 'open' }];
}
