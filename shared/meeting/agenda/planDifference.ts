import type { PlannedStage, Slot, SlotId, StageKey } from '../state';
import {
  blockStages,
  changedPlan,
  emptySlot,
  type Plan,
  type PlanChange,
  type Planned,
  type SlotChange,
} from './planChange';

/** Only who makes events needs this; whoever reads them does without (`planChange.ts`). */

/** What has to be told so that the agenda becomes this plan; an empty object when nothing has. */
export function planChange(from: Planned, to: Plan): PlanChange {
  const slots = slotChanges(from, to);
  const known = changedPlan(from, { slots, order: to.agenda.map((stage) => stage.key) });
  const before = new Map([...from.agenda, ...known.agenda].map((stage) => [stage.key, stage]));
  const given = to.agenda.filter((stage) => {
    const stood = before.get(stage.key);
    return stood === undefined || !isSameStage(stood, stage);
  });
  for (const stage of given) before.set(stage.key, stage);
  const minutes: Record<StageKey, number> = {};
  const skipped: Record<StageKey, boolean> = {};
  for (const stage of to.agenda) {
    const stood = before.get(stage.key);
    if (stood !== undefined && stood.minutes !== stage.minutes) {
      if (stage.slot === null) minutes[stage.key] = stage.minutes;
      else slots[stage.slot] = { ...slots[stage.slot], parts: partMinutesOf(to, stage.slot) };
    }
    if (stood !== undefined && stood.skipped !== stage.skipped) skipped[stage.key] = stage.skipped;
  }
  const moved = !isSame(
    from.agenda.map((stage) => stage.key),
    to.agenda.map((stage) => stage.key),
  );
  return {
    ...(moved ? { order: shortOrder(to.agenda) } : {}),
    ...(given.length > 0 ? { given } : {}),
    ...(isEmpty(slots) ? {} : { slots }),
    ...(isEmpty(minutes) ? {} : { minutes }),
    ...(isEmpty(skipped) ? {} : { skipped }),
  };
}

const isEmpty = (record: object): boolean => Object.keys(record).length === 0;
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const isSameStage = (a: PlannedStage, b: PlannedStage): boolean =>
  isSame({ ...a, minutes: 0, skipped: false }, { ...b, minutes: 0, skipped: false });

const partMinutesOf = (plan: Plan, slot: SlotId): number[] =>
  plan.agenda.filter((stage) => stage.slot === slot).map((stage) => stage.minutes);

function slotChanges(from: Planned, to: Plan): Record<SlotId, SlotChange | null> {
  const changes: Record<SlotId, SlotChange | null> = {};
  for (const slot of Object.values(to.slots)) {
    const stood = from.slots[slot.id];
    const base: Slot = stood ?? emptySlot(slot.id);
    const values = Object.entries(slot).filter(([key, value]) => !isSame(base[key as keyof Slot], value));
    const block = newBlock(from, to, slot.id);
    const change: SlotChange = { ...Object.fromEntries(values), ...(block === null ? {} : { block }) };
    if (stood === undefined || !isEmpty(change)) changes[slot.id] = change;
  }
  for (const id of Object.keys(from.slots)) if (!Object.hasOwn(to.slots, id)) changes[id] = null;
  return changes;
}

/** The block that the stages of a slot came from, when they were not on the agenda before. */
function newBlock(from: Planned, to: Plan, slot: SlotId): string | null {
  if (from.agenda.some((stage) => stage.slot === slot)) return null;
  const keys = to.agenda.filter((stage) => stage.slot === slot).map((stage) => stage.key);
  if (keys.length === 0) return null;
  const blocks = Object.keys(from.template.blocks);
  const keysOf = (block: string) => blockStages(from.template, block, slot).map((stage) => stage.key);
  return blocks.find((block) => isSame(keysOf(block), keys)) ?? null;
}

/** The keys of an agenda; stages of one slot that stand together as its id. */
function shortOrder(agenda: readonly PlannedStage[]): (StageKey | SlotId)[] {
  const order: (StageKey | SlotId)[] = [];
  agenda.forEach((stage, place) => {
    const { slot } = stage;
    if (slot === null || !standsTogether(agenda, slot)) order.push(stage.key);
    else if (agenda[place - 1]?.slot !== slot) order.push(slot);
  });
  return order;
}

function standsTogether(agenda: readonly PlannedStage[], slot: SlotId): boolean {
  if (agenda.some((stage) => stage.key === slot)) return false;
  const first = agenda.findIndex((stage) => stage.slot === slot);
  const last = agenda.findLastIndex((stage) => stage.slot === slot);
  return agenda.slice(first, last + 1).every((stage) => stage.slot === slot);
}
