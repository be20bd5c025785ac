import { refuse } from '../../refusal';
import { clearTheAirBlock } from '../../templates/blocks/clearTheAir';
import type { BlockTemplate } from '../../templates/template';
import { emptySlot } from '../agenda/planChange';
import { firstFree, slotStages } from '../agenda/planner';
import { grantedMinutes, hasOtherSlot, partsOf, stageIndex } from '../agenda/recut';
import { blockOf, findsOwnClients } from '../agenda/slotBlock';
import { evaluationHolds } from '../agenda/steps';
import { MINUTE, usedMs } from '../clock';
import type { MemberCommand } from '../commands';
import type { Event } from '../events';
import { joinFloor, leaveFloor } from '../floor/floor';
import { clientOf, isHere, isLead, nobodyLeads, takingPart } from '../people/people';
import { meetingStanding, type Standing, wasEntered } from '../standing';
import type { Meeting, MemberId, PlannedStage, Slot, SlotId, Time } from '../state';
import { step } from './agenda';
import { clientFact } from './ballots';
import { planFact } from './facts';
import { type Decision, follow, inStage, withFloor } from './moment';
import { withRecut } from './slotPlaces';

/** Slots that find their client while the meeting runs, and blocks that are put in where somebody needs them. */

type SetClient = Extract<MemberCommand, { type: 'setClient' }>;

/** A slot that nobody has yet is taken by whoever says so first; the lead may give it to somebody else until it has begun. */
export function setClient(meeting: Meeting, by: MemberId, { slot, member }: SetClient, at: Time): Decision {
  if (!Object.hasOwn(meeting.slots, slot)) return refuse('notFound');
  if (meeting.status !== 'running') return refuse('notNow');
  if (!takingPart(meeting).includes(member)) return refuse('unknownMember');
  const parts = partsOf(meeting, slot);
  const block = blockOf(meeting, slot);
  if (parts.length === 0 || block === null || findsOwnClients(block)) return refuse('notNow');
  const client = clientOf(meeting, slot);
  if (client === member) return refuse('notNow');
  const leads = isLead(meeting, by) || nobodyLeads(meeting, at);
  if (client !== null && (!leads || parts.some((part) => wasEntered(meeting, part.key)))) return refuse('notNow');
  if (!leads && member !== by) return refuse('notLead');
  if (hasOtherSlot(meeting, member, slot)) return refuse('notAllowed');
  return withFloor(meeting, [clientFact(slot, member, at)], at, (after, { stage, progress }) =>
    stage.slot === slot ? joinFloor(after, stage, leaveFloor(progress, member), member) : progress,
  );
}

/** The slot that the stage in hand offers: its block, the minutes it would have, and those that are left in the stage. */
export function offerNow(
  meeting: Meeting,
  { stage, progress }: Standing,
  now: Time,
): { block: BlockTemplate; minutes: number; left: number } | null {
  const block = stage.offers === undefined ? undefined : meeting.template.blocks[stage.offers];
  if (block === undefined) return null;
  const left = grantedMinutes(meeting, stage) - usedMs(progress, now) / MINUTE;
  return { block, minutes: Math.max(0, Math.min(block.minutes.standard, Math.floor(left))), left };
}

type OpenSlot = Extract<MemberCommand, { type: 'openSlot' }>;

/** Inside a stage that offers slots somebody has one now; the stage goes on after it with the minutes that are left. */
export function openSlot(meeting: Meeting, { from, member }: OpenSlot, at: Time): Decision {
  return inStage(meeting, from, (now) => {
    const offer = offerNow(meeting, now, at);
    if (offer === null) return refuse('notNow');
    if (!takingPart(meeting).includes(member) || !isHere(meeting, member)) return refuse('unknownMember');
    if (hasOtherSlot(meeting, member, null)) return refuse('notAllowed');
    const { block, minutes, left } = offer;
    const least = block.minutes.least / 2;
    if (left < least) return refuse('tooShort', { minutes: Math.max(0, Math.round(left)), least });
    const granted = Math.max(0, grantedMinutes(meeting, now.stage) - minutes);
    const slot: Slot = { ...emptySlot(freeId(meeting)), client: member, minutes };
    const cut = { stages: { [from]: granted }, granted: { [from]: granted }, slots: {} };
    return putIn(meeting, now, block, slot, [{ type: 'minutesCut', cut, at }], at);
  });
}

type OfferClearAir = Extract<MemberCommand, { type: 'offerClearAir' }>;

/** The lead offers two members to clear the air, here and now. Nothing of it happens before both say yes. */
export function offerClearAir(meeting: Meeting, { from, first, second }: OfferClearAir, at: Time): Decision {
  return inStage(meeting, from, (now) => {
    if (first === second) return refuse('badInput');
    const here = [first, second].every((member) => takingPart(meeting).includes(member) && isHere(meeting, member));
    if (!here) return refuse('unknownMember');
    if (evaluationHolds(meeting) !== null || now.stage.protected) return refuse('notNow');
    if (now.stage.slot !== null && meeting.slots[now.stage.slot]?.roles?.second !== undefined) return refuse('notNow');
    const block = clearTheAirBlock;
    const slot: Slot = {
      ...emptySlot(freeId(meeting)),
      minutes: block.minutes.standard,
      roles: { first, second },
    };
    const events = putIn(meeting, now, block, slot, [], at);
    return withRecut(meeting, events, at);
  });
}

/** Stands before the stage in hand, so that Next after it leads back there, where everything is as it was left. */
function putIn(meeting: Meeting, now: Standing, block: BlockTemplate, slot: Slot, more: Event[], at: Time): Event[] {
  const parts = slotStages(block, takingPart(meeting).length, slot);
  const agenda: PlannedStage[] = [...meeting.agenda];
  agenda.splice(stageIndex(meeting, now.stage.key), 0, ...parts);
  const plan = { agenda, slots: { ...meeting.slots, [slot.id]: slot } };
  const planned = [planFact(meeting, plan, meeting.slotPolicy, at), ...more];
  const ready = follow(meeting, planned);
  const first = parts[0];
  const standing = meetingStanding(ready);
  if (first === undefined || standing === null) throw new Error(`${block.id} has no stages`);
  return [...planned, ...step(ready, standing, first, 'next', at)];
}

const freeId = (meeting: Meeting): SlotId => firstFree('x', (id) => Object.hasOwn(meeting.slots, id));
