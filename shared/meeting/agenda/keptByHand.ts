import { MINUTE } from '../clock';
import type { MinutesCut } from '../events';
import { withCut } from '../evolve';
import { placeNow } from '../standing';
import type { Meeting, MemberId, PlannedStage, Slot, SlotId, StageKey } from '../state';
import type { Plan } from './planChange';
import { type PlanInput, partMinutes, planAgenda } from './planner';
import { partsOf, recutAhead, slotsOf, stageIndex } from './recut';
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

/** It has its present value from a change by hand that was not taken back. */
const holdsByHand = ({ changes }: Meeting, thing: string): boolean =>
  changes !== undefined && Object.hasOwn(changes.last, thing) && changes.last[thing]?.holds !== null;

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

/** Breaks by hand stand before the stage they stood before, or before the slot at the same place; one of the planner's right beside goes. */
function withBreaks(meeting: Meeting, plan: Plan): Plan {
  const agenda = breaksByHand(meeting).reduce((so, stage) => {
    const place = placeOfBreak(meeting, so, stage.key);
    const isBeside = ({ kind, key }: PlannedStage) => kind === 'break' && !holdsByHand(meeting, `break ${key}`);
    const around = (from: number, to: number) => so.slice(from, to).filter((one) => !isBeside(one));
    return [
      ...so.slice(0, place - 1),
      ...around(place - 1, place),
      stage,
      ...around(place, place + 1),
      ...so.slice(place + 1),
    ];
  }, plan.agenda);
  return { ...plan, agenda };
}

const isOfSlots = ({ slot }: PlannedStage): boolean => slot !== null && isShared(slot);

function placeOfBreak(meeting: Meeting, agenda: readonly PlannedStage[], key: StageKey): number {
  const from = stageIndex(meeting, key);
  const next = meeting.agenda.slice(from + 1).find((stage) => stage.kind !== 'break');
  const slots = (stages: readonly PlannedStage[]) => [...new Set(stages.filter(isOfSlots).map(({ slot }) => slot))];
  const slot = next && isOfSlots(next) ? slots(agenda)[slots(meeting.agenda.slice(0, from)).length] : null;
  const place = agenda.findIndex((stage) => (slot === null ? stage.key === next?.key : stage.slot === slot));
  return place < 0 ? agenda.findLastIndex(isOfSlots) + 1 : place;
}

/** Slots keep the minutes that somebody gave them, and stay out if somebody left them out; the others share what is left. */
function withSlots(meeting: Meeting, plan: Plan, { template, minutes, people }: PlanInput): Plan {
  const isOut = (slot: SlotId) =>
    holdsByHand(meeting, `out ${slot}`) &&
    meeting.agenda.every((stage) => stage.slot !== slot || stage.skipped) &&
    meeting.agenda.some((stage) => stage.slot === slot);
  const hasMinutes = ({ id }: Slot) => holdsByHand(meeting, `minutes ${id}`);
  const planned: Meeting = { ...meeting, template, current: null, progress: {}, ...plan, endsAt: minutes * MINUTE };
  const cut: MinutesCut = { stages: {}, granted: {}, slots: {} };
  for (const { id } of slotsOf(planned).filter(hasMinutes)) {
    const now = meeting.slots[id]?.minutes;
    const block = blockOf(planned, id);
    if (!now || block === null) continue;
    cut.slots[id] = now;
    const parts = partMinutes(block, people, now);
    partsOf(planned, id).forEach((stage, place) => {
      cut.stages[stage.key] = parts[place] ?? stage.minutes;
    });
  }
  const own = withCut(planned, cut);
  const agenda = own.agenda.map((stage) => {
    if (stage.slot === null) return stage;
    return isOut(stage.slot) ? { ...stage, skipped: true } : chosen(meeting, stage);
  });
  const whole = { ...own, agenda };
  const { slots, agenda: shared } = withCut(whole, recutAhead(whole, 0, hasMinutes) ?? cut);
  return { agenda: shared, slots };
}
