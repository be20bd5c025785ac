import { refuse } from '../../refusal';
import { breakStage, firstFree, leastAsked, leastMinutes, wantsNoAdvice } from '../agenda/planner';
import { countedFrom, cutSlotTo, partsOf, slotsAhead, stageIndex } from '../agenda/recut';
import { slotsToOrder } from '../agenda/restOfSlot';
import { findsOwnClients, slotBlockOf } from '../agenda/slotBlock';
import { MINUTE } from '../clock';
import { asksThem } from '../people/parties';
import { isSeated } from '../people/people';
import { placeNow, wasEntered } from '../standing';
import type { Meeting, PlannedStage, Slot, SlotId, StageKey, Time } from '../state';
import { planFact } from './facts';
import type { Decision } from './moment';
import { withRecut } from './slotPlaces';

/** Stages and slots ahead are made longer or shorter, left out, put in another order, and get breaks between them. */

const isAhead = (meeting: Meeting, stage: PlannedStage): boolean => stageIndex(meeting, stage.key) > placeNow(meeting);

const isQuestions = (stage: PlannedStage): boolean => asksThem(stage, 'client');

/** Advice is locked until questions are over: the last question stage before it cannot be left out. */
function leadsPastQuestions(meeting: Meeting, stage: PlannedStage): boolean {
  if (stage.slot === null || !isQuestions(stage)) return false;
  const parts = partsOf(meeting, stage.slot);
  const advice = parts.findIndex((part) => part.needs === 'adviceWanted' && !part.skipped);
  if (advice < 0) return false;
  return !parts.slice(0, advice).some((part) => isQuestions(part) && !part.skipped && part.key !== stage.key);
}

export function skipStage(meeting: Meeting, key: StageKey, skipped: boolean, at: Time): Decision {
  const stage = meeting.agenda.find((planned) => planned.key === key);
  if (stage === undefined) return refuse('unknownStage');
  if (!isAhead(meeting, stage) || stage.skipped === skipped) return refuse('notNow');
  if (skipped && stage.protected) return refuse('notAllowed');
  if (skipped && leadsPastQuestions(meeting, stage)) return refuse('notNow');
  const block = slotBlockOf(meeting.template);
  if (stage.due === 'orderConfirmed' && block !== null && findsOwnClients(block)) return refuse('notAllowed');
  const slot = stage.slot === null ? undefined : meeting.slots[stage.slot];
  if (slot !== undefined && !skipped) {
    const declined = stage.needs === 'adviceWanted' && wantsNoAdvice(slot);
    const isGone = slot.client !== '' && !isSeated(meeting, slot.client);
    if (declined || isGone) return refuse('notAllowed');
  }
  return [{ type: 'stagesSkipped', stages: [key], skipped, at }];
}

/** Where people make a stage longer or shorter by hand, it keeps a minute at least. */
const LEAST_STAGE = 1;

/**
 * The lead gives a stage or a slot ahead another length. The slots that share what is left give or get it when a stage of the
 * frame changes; a slot that is changed by hand leaves the others as they are, and the meeting may end at another time.
 */
export function setMinutes(meeting: Meeting, of: StageKey | SlotId, minutes: number, at: Time): Decision {
  const slot = slotsAhead(meeting).find((ahead) => ahead.slot.id === of);
  if (slot !== undefined) {
    const least = leastFor(meeting, slot.slot);
    if (minutes < least) return refuse('tooShort', { minutes, least });
    if (minutes === slot.minutes) return refuse('notNow');
    return [{ type: 'minutesCut', cut: cutSlotTo(meeting, slot, minutes), at }];
  }
  const stage = meeting.agenda.find((planned) => planned.key === of);
  if (stage === undefined) return refuse('unknownStage');
  if (stage.slot !== null || !isAhead(meeting, stage) || wasEntered(meeting, of)) return refuse('notNow');
  if (minutes === stage.minutes) return refuse('notNow');
  if (stage.protected && minutes < stage.minutes) return refuse('notAllowed');
  const cut = { stages: { [of]: Math.max(LEAST_STAGE, minutes) }, granted: {}, slots: {} };
  return withRecut(meeting, [{ type: 'minutesCut', cut, at }], at);
}

/** How short a slot ahead may be made by hand. */
function leastFor(meeting: Meeting, { runs }: Slot): number {
  const own = runs === undefined ? undefined : meeting.template.blocks[runs];
  return own === undefined ? leastMinutes(meeting.template, 'bid') : leastAsked(own);
}

/** Breaks stand between stages of the frame and between slots, never inside one. */
export function addBreak(meeting: Meeting, before: StageKey, at: Time, minutes?: number): Decision {
  const place = stageIndex(meeting, before);
  const stage = meeting.agenda[place];
  const previous = meeting.agenda[place - 1];
  if (stage === undefined) return refuse('unknownStage');
  if (!isAhead(meeting, stage)) return refuse('notNow');
  if (stage.kind === 'break' || previous === undefined || previous.kind === 'break') return refuse('notNow');
  if (stage.slot !== null && previous?.slot === stage.slot) return refuse('notAllowed');
  // The planner names its own breaks otherwise, so that a new plan never gives another one this key.
  const key = firstFree('rest', (taken) => meeting.agenda.some((planned) => planned.key === taken));
  const agenda = [...meeting.agenda];
  const added = breakStage(key);
  agenda.splice(place, 0, { ...added, minutes: minutes ?? added.minutes });
  const plan = { agenda, slots: meeting.slots };
  return withRecut(meeting, [planFact(meeting, plan, meeting.slotPolicy, at)], at);
}

/** How much longer a meeting may be made at once. */
const LONGEST_MOVE = 180 * MINUTE;
/** What is planned before the start keeps so much time at least. */
const LEAST_MEETING = 15 * MINUTE;

/** When the meeting should be over: nothing is cut for it, and what is shared anew later is shared until then. */
export function moveEnd(meeting: Meeting, endsAt: Time, at: Time): Decision {
  const first = meeting.status === 'lobby' ? countedFrom(meeting, at) + LEAST_MEETING : at + 1;
  if (endsAt === meeting.endsAt || endsAt < first || endsAt > meeting.endsAt + LONGEST_MOVE) return refuse('notNow');
  return [{ type: 'endMoved', endsAt, at }];
}

/** A new order of the slots ahead and of what was moved behind them; breaks keep their places between them. */
export function orderSlots(meeting: Meeting, order: SlotId[], at: Time): Decision {
  const ahead = slotsToOrder(meeting);
  const same = order.length === ahead.length && new Set(order).size === order.length;
  if (!same || order.some((id) => !ahead.includes(id))) return refuse('stale');
  if (order.every((id, index) => id === ahead[index])) return refuse('notNow');
  const place = placeNow(meeting);
  const agenda: PlannedStage[] = meeting.agenda.slice(0, place + 1);
  const coming = meeting.agenda.slice(place + 1);
  const placed = new Set<SlotId>();
  for (const stage of coming) {
    if (stage.slot === null || !ahead.includes(stage.slot)) {
      agenda.push(stage);
      continue;
    }
    if (placed.has(stage.slot)) continue;
    placed.add(stage.slot);
    const next = order[placed.size - 1];
    if (next !== undefined) agenda.push(...coming.filter(({ slot }) => slot === next));
  }
  const plan = { agenda, slots: meeting.slots };
  return [planFact(meeting, plan, meeting.slotPolicy, at)];
}
