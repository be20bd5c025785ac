import { refuse } from '../../refusal';
import { appendSlot, slotRange } from '../agenda/planner';
import {
  countedFrom,
  endsIfKept,
  isLeftOut,
  isStillAhead,
  partsOf,
  slotOfClient,
  slotsAhead,
  slotsOf,
} from '../agenda/recut';
import { blockOf, isInParts, slotBlockOf } from '../agenda/slotBlock';
import type { Event } from '../events';
import { takingPart } from '../people/people';
import { isInHand, placeNow } from '../standing';
import type { Meeting, MemberId, PlannedStage, SlotId, Time } from '../state';
import { planFact } from './facts';
import { type Decision, follow } from './moment';
import { keysToSkip, slotLeftOut, slotPutBack, withRecut } from './slotPlaces';

/** People leave whole slots out, put them back and give them to somebody. */

/** The lead leaves a whole slot out that has not begun: the slots ahead share its minutes, or the meeting ends earlier. */
export function leaveOutSlot(meeting: Meeting, id: SlotId, at: Time, minutes: 'shared' | 'saved' = 'shared'): Decision {
  const slot = slotsAhead(meeting).find((ahead) => ahead.slot.id === id);
  if (slot === undefined) return refuse('notNow');
  if (minutes === 'shared') return slotLeftOut(meeting, slot.parts, [], at);
  const left: Event = { type: 'stagesSkipped', stages: keysToSkip(slot.parts), skipped: true, at };
  const endsAt = Math.min(meeting.endsAt, endsIfKept(follow(meeting, [left]), countedFrom(meeting, at)));
  return endsAt === meeting.endsAt ? [left] : [left, { type: 'endMoved', endsAt, at }];
}

/** A slot that nobody has yet, and that was left out, takes place after all; somebody's own slot is given to them. */
export function putBackFreeSlot(meeting: Meeting, id: SlotId, at: Time): Decision {
  const slot = slotsOf(meeting).find((one) => one.id === id);
  if (slot === undefined || slot.client !== '') return refuse('notNow');
  if (!isLeftOut(meeting, id) || !isStillAhead(meeting, id)) return refuse('notNow');
  const block = blockOf(meeting, id);
  const isFirst = slotsOf(meeting)[0]?.id === id;
  const parts = partsOf(meeting, id).filter((_, place) => isFirst || block?.stages[place]?.once !== true);
  return slotPutBack(meeting, slot, at, parts);
}

/**
 * The lead gives somebody who takes part their slot: the one that was left out, at its place or, when the meeting has passed
 * it, at the last one; or a new one. The meeting may end later by it, and shows that.
 */
export function giveSlot(meeting: Meeting, client: MemberId, at: Time): Decision {
  const block = slotBlockOf(meeting.template);
  if (block === null || isInParts(block)) return refuse('notNow');
  if (!takingPart(meeting).includes(client)) return refuse('notAllowed');
  const own = slotOfClient(meeting, client);
  if (own !== undefined && !isLeftOut(meeting, own.id)) return refuse('notNow');
  if (own !== undefined && partsOf(meeting, own.id).length > 0 && isStillAhead(meeting, own.id)) {
    return slotPutBack(meeting, own, at);
  }
  if (meeting.status === 'lobby') return refuse('notNow');
  if (meeting.agenda.some((stage, place) => stage.protected && stage.slot === null && place <= placeNow(meeting)))
    return refuse('notNow');
  const planned = planFact(meeting, withSlotLast(meeting, client), meeting.slotPolicy, at);
  return withRecut(meeting, [planned], at);
}

/** The agenda with the slot of this client behind all others, and never before the stage in hand. */
function withSlotLast(meeting: Meeting, client: MemberId) {
  const { template, slots } = meeting;
  const own = slotOfClient(meeting, client);
  const others: PlannedStage[] = meeting.agenda.filter((stage) => stage.slot === null || stage.slot !== own?.id);
  const { least } = slotRange(template);
  const plan = appendSlot({ agenda: others, slots }, template, takingPart(meeting).length, client, least);
  const place = plan.agenda.findIndex((stage) => isInHand(meeting, stage.key));
  const added = plan.agenda.filter((stage) => !others.some((other) => other.key === stage.key));
  if (added.every((stage) => plan.agenda.indexOf(stage) > place)) return plan;
  const agenda = [...others];
  agenda.splice(place + 1, 0, ...added);
  return { ...plan, agenda };
}
