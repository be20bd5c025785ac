import { refuse } from '../../refusal';
import type { BlockTemplate, SlotPolicy } from '../../templates/template';
import { policyWith, templates } from '../../templates/templates';
import { equalMinutes, partMinutes, slotStages } from '../agenda/planner';
import { slotsAhead, slotsOf } from '../agenda/recut';
import { blockOf, findsOwnClients, isInParts, slotBlockOf, slotStage } from '../agenda/slotBlock';
import type { Event } from '../events';
import { takingPart } from '../people/people';
import type { Meeting, SlotId, Time } from '../state';
import { type Decision, follow } from './moment';
import { planFor } from './opening';

/** Another block for a slot that has not begun, or for all slots before the meeting begins. */

/** A block of this meeting, or of the product. */
export const blockNamed = ({ template }: Meeting, name: string): BlockTemplate | null =>
  ownEntry(template.blocks, name) ?? ownEntry(templates.blocks, name);

const ownEntry = (blocks: Readonly<Record<string, BlockTemplate>>, name: string): BlockTemplate | null =>
  Object.hasOwn(blocks, name) ? (blocks[name] ?? null) : null;

/** Two people and their consent are not a slot of one client. */
const isForSlots = ({ stages }: BlockTemplate): boolean => !stages.some(({ ballot }) => ballot?.decides === 'consent');

/** The event names a block that the meeting has, and carries one that it has not. */
const given = ({ template }: Meeting, block: BlockTemplate) =>
  Object.hasOwn(template.blocks, block.id) ? {} : { given: block };

export function setBlock(meeting: Meeting, slot: SlotId | null, name: string, at: Time): Decision {
  const block = blockNamed(meeting, name);
  if (block === null) return refuse('notFound');
  if (!isForSlots(block)) return refuse('notAllowed');
  return slot === null ? forAll(meeting, block, at) : forSlot(meeting, slot, block, at);
}

/** At least one slot has to fit into the meeting that was planned. */
function forAll(meeting: Meeting, block: BlockTemplate, at: Time): Decision {
  const { template } = meeting;
  if (meeting.status !== 'lobby' || slotStage(template) === undefined) return refuse('notNow');
  if (slotBlockOf(template)?.id === block.id) return refuse('notNow');
  const people = Math.max(template.frame.people.least, takingPart(meeting).length);
  const minutes = equalMinutes(template, people, 1, meeting.minutes);
  const { least } = block.minutes;
  if (minutes < least) return refuse('tooShort', { minutes, least, block: 1 });
  return allRun(meeting, block, policyWith(template.frame, block), at);
}

/** All slots run this block: they are planned anew. */
export function allRun(meeting: Meeting, block: BlockTemplate, slotPolicy: SlotPolicy, at: Time): Event[] {
  const set: Event = { type: 'blockSet', slot: null, block: block.id, ...given(meeting, block), slotPolicy, at };
  return [set, planFor(follow(meeting, [set]), meeting.minutes, at)];
}

/**
 * The slot keeps its minutes, or has the most that the other block may take. Blocks in pairs and trios, and those that find
 * their client themselves, are planned otherwise than a slot of somebody: they do not stand for one another.
 */
function forSlot(meeting: Meeting, id: SlotId, block: BlockTemplate, at: Time): Decision {
  if (meeting.status === 'ended') return refuse('ended');
  const ahead = slotsAhead(meeting).find(({ slot }) => slot.id === id);
  if (ahead === undefined) return refuse('notNow');
  const now = blockOf(meeting, id);
  if (now?.id === block.id) return refuse('notNow');
  if (isInParts(block) || (now !== null && findsOwnClients(now) !== findsOwnClients(block))) {
    return refuse('notAllowed');
  }
  const { least, most } = block.minutes;
  if (ahead.slot.minutes < least) return refuse('tooShort', { minutes: ahead.slot.minutes, least, block: 1 });
  return [slotRuns(meeting, id, block, Math.min(most, ahead.slot.minutes), at)];
}

/** The fact that this slot runs this block, so long. */
export function slotRuns(meeting: Meeting, id: SlotId, block: BlockTemplate, minutes: number, at: Time): Event {
  const people = takingPart(meeting).length;
  const isLater = slotsOf(meeting)[0]?.id !== id;
  const slot = meeting.slots[id];
  const stages = slot === undefined ? [] : slotStages(block, people, { ...slot, minutes }, isLater);
  const skipped = stages.filter((stage) => stage.skipped).map((stage) => stage.key);
  return {
    type: 'blockSet',
    slot: id,
    block: block.id,
    ...given(meeting, block),
    minutes,
    parts: partMinutes(block, people, minutes),
    ...(skipped.length > 0 ? { skipped } : {}),
    at,
  };
}
