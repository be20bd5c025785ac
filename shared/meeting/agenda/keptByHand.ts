import { MINUTE } from '../clock';
import { placeNow } from '../standing';
import type { Meeting, MemberId, PlannedStage, Slot, SlotId, StageKey } from '../state';
import { holdsByHand } from './agendaChange';
import type { Plan } from './planChange';
import { firstFree, type PlanInput, partMinutes, planAgenda } from './planner';
import { recutAhead, slotsOf, stageIndex } from './recut';
import { blockOf, isShared } from './slotBlock';

/**
 * Whenever the agenda is planned anew, because people came or went or because the order was confirmed, what somebody changed by
 * hand stays. Nothing else remembers it: the values are those on the present agenda.
 */

/** The plan for these people and minutes, with minutes, stages and breaks as they were chosen by hand; the slots share what is left. */
export function planKeepingHand(meeting: Meeting, input: PlanInput, keep: 'all' | 'frame'): Plan {
  const plain = planAgenda(input);
  if (!Object.values(meeting.changes?.last ?? {}).some(({ holds }) => holds !== null)) return plain;
  const extra = extraMinutes(meeting, plain);
  const plan = extra === 0 ? plain : planAgenda({ ...input, minutes: input.minutes - extra });
  const framed = withBreaks(meeting, { ...plan, agenda: plan.agenda.map((stage) => chosen(meeting, stage)) });
  return keep === 'frame' ? framed : withSlots(meeting, framed, input);
}

/** Who has a slot, in the order that somebody chose; newcomers come last. */
export function inOrderByHand(meeting: Meeting, clients: MemberId[]): MemberId[] {
  if (!holdsByHand(meeting, 'order')) return clients;
  const places = slotsOf(meeting).map(({ client }) => client);
  const placeOf = (client: MemberId) => (places.includes(client) ? places.indexOf(client) : places.length);
  return [...clients].sort((one, other) => placeOf(one) - placeOf(other));
}

const present = (meeting: Meeting, key: StageKey): PlannedStage | undefined =>
  meeting.agenda.find((stage) => stage.key === key);

/** A stage with the minutes that somebody gave it, left out if somebody left it out. */
function chosen(meeting: Meeting, stage: PlannedStage): PlannedStage {
  const now = present(meeting, stage.key);
  if (now === undefined) return stage;
  const minutes = holdsByHand(meeting, `minutes ${stage.key}`) ? now.minutes : stage.minutes;
  const skipped = holdsByHand(meeting, `out ${stage.key}`) ? now.skipped : stage.skipped;
  return minutes === stage.minutes && skipped === stage.skipped ? stage : { ...stage, minutes, skipped };
}

/** How much longer the frame is than the planner makes it. What is behind has taken its time, held or not. */
function extraMinutes(meeting: Meeting, { agenda }: Plan): number {
  const taken = (stage: PlannedStage) => {
    const isAhead = stageIndex(meeting, stage.key) > placeNow(meeting);
    return stage.skipped && isAhead ? 0 : stage.minutes;
  };
  let extra = breaksByHand(meeting).reduce((total, stage) => total + taken(stage), 0);
  for (const stage of agenda) {
    const own = stage.slot === null ? chosen(meeting, stage) : stage;
    if (own !== stage) extra += taken(own) - stage.minutes;
  }
  return extra;
}

const breaksByHand = (meeting: Meeting): PlannedStage[] =>
  meeting.agenda.filter(({ key, kind }) => kind === 'break' && holdsByHand(meeting, `break ${key}`));

/**
 * Breaks by hand stand before the stage they stood before, or before the slot at the same place. A break that the planner puts
 * right beside one goes; one with the same key gets another.
 */
function withBreaks(meeting: Meeting, plan: Plan): Plan {
  const own = breaksByHand(meeting);
  if (own.length === 0) return plan;
  const keys = new Set([...own, ...plan.agenda].map(({ key }) => key));
  let agenda = plan.agenda.map((stage) => {
    if (stage.kind !== 'break' || !own.some(({ key }) => key === stage.key)) return stage;
    const key = firstFree('break', (taken) => keys.has(taken));
    keys.add(key);
    return { ...stage, key };
  });
  for (const stage of own) {
    const place = placeOfBreak(meeting, agenda, stage.key);
    const isBeside = (one: PlannedStage, index: number) =>
      one.kind === 'break' && (index === place - 1 || index === place) && !own.some(({ key }) => key === one.key);
    agenda = agenda.flatMap((one, index) => [
      ...(index === place ? [stage] : []),
      ...(isBeside(one, index) ? [] : [one]),
    ]);
  }
  return { ...plan, agenda };
}

const isOfSlots = ({ slot }: PlannedStage): boolean => slot !== null && isShared(slot);

function placeOfBreak(meeting: Meeting, agenda: readonly PlannedStage[], key: StageKey): number {
  const from = stageIndex(meeting, key);
  const next = meeting.agenda.slice(from + 1).find((stage) => stage.kind !== 'break');
  if (next === undefined) return agenda.length - 1;
  if (!isOfSlots(next)) {
    const place = agenda.findIndex((stage) => stage.key === next.key);
    return place < 0 ? agenda.length - 1 : place;
  }
  const before = slotsOf(meeting, meeting.agenda.slice(0, from).filter(isOfSlots)).length;
  const slot = [...new Set(agenda.filter(isOfSlots).map((stage) => stage.slot))][before];
  return slot === undefined ? agenda.findLastIndex(isOfSlots) + 1 : agenda.findIndex((stage) => stage.slot === slot);
}

/** Slots keep the minutes that somebody gave them, and stay out if somebody left them out; the others share what is left. */
function withSlots(meeting: Meeting, plan: Plan, { template, minutes, people }: PlanInput): Plan {
  const isOut = (slot: SlotId) => {
    const parts = meeting.agenda.filter((stage) => stage.slot === slot);
    return holdsByHand(meeting, `out ${slot}`) && parts.length > 0 && parts.every((stage) => stage.skipped);
  };
  const hasMinutes = ({ id }: Slot) => holdsByHand(meeting, `minutes ${id}`);
  const slots = { ...plan.slots };
  const planned: Meeting = { ...meeting, template, current: null, progress: {}, ...plan };
  const parts = new Map<StageKey, number>();
  for (const slot of slotsOf(planned)) {
    const now = meeting.slots[slot.id];
    const block = blockOf(planned, slot.id);
    if (now === undefined || now.minutes === 0 || block === null || !hasMinutes(slot)) continue;
    slots[slot.id] = { ...slot, minutes: now.minutes };
    const cut = partMinutes(block, people, now.minutes);
    plan.agenda
      .filter((stage) => stage.slot === slot.id)
      .forEach((stage, place) => {
        parts.set(stage.key, cut[place] ?? stage.minutes);
      });
  }
  const agenda = plan.agenda.map((stage) => {
    if (stage.slot === null) return stage;
    const own = chosen(meeting, { ...stage, minutes: parts.get(stage.key) ?? stage.minutes });
    return isOut(stage.slot) ? { ...own, skipped: true } : own;
  });
  const whole: Meeting = { ...planned, agenda, slots, endsAt: minutes * MINUTE };
  const cut = recutAhead(whole, 0, hasMinutes);
  if (cut === null) return { agenda, slots };
  return {
    agenda: agenda.map((stage) => ({ ...stage, minutes: cut.stages[stage.key] ?? stage.minutes })),
    slots: Object.fromEntries(
      Object.entries(slots).map(([id, slot]) => [id, { ...slot, minutes: cut.slots[id] ?? slot.minutes }]),
    ),
  };
}
