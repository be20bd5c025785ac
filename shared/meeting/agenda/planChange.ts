import type { MeetingTemplate } from '../../templates/template';
import type { Meeting, PlannedStage, Slot, SlotId, StageKey } from '../state';
import { plannedStage } from './plannedStage';

/**
 * What an event says about the agenda: the stages and slots that came, went or moved, and the minutes that changed. The
 * planner makes a whole plan; `planChange` finds what differs, and `changedPlan` puts it back. What is done here is never a
 * rule: it is the meaning of stored events, so a change of this file needs a new format of events.
 */

/** The agenda and its slots as the planner made them. */
export type Plan = { agenda: PlannedStage[]; slots: Record<SlotId, Slot> };

/** The values of a slot that changed. `block`: its stages come from this block; `parts`: the minutes of its stages, in their order. */
type SlotChange = Partial<Omit<Slot, 'id'>> & { block?: string; parts?: number[] };

export type PlanChange = {
  /** The new agenda, where stages came, went or moved: their keys; a slot's id stands for all its stages in a row. */
  order?: (StageKey | SlotId)[];
  /** Stages that stand in no template, such as breaks. A key in `order` that is nowhere else is a stage of the frame. */
  given?: PlannedStage[];
  /** Null: the slot is gone. */
  slots?: Record<SlotId, SlotChange | null>;
  minutes?: Record<StageKey, number>;
  skipped?: Record<StageKey, boolean>;
};

type Planned = Pick<Meeting, 'agenda' | 'slots' | 'template'>;

// ---------------------------------------------------------- putting it back

export function changedPlan(from: Planned, change: PlanChange): Plan {
  const stages = new Map<StageKey, PlannedStage>();
  for (const stage of [...from.agenda, ...(change.given ?? [])]) stages.set(stage.key, stage);
  const slots = { ...from.slots };
  for (const [id, changed] of Object.entries(change.slots ?? {})) {
    if (changed === null) {
      delete slots[id];
      continue;
    }
    const { block, parts, ...values } = changed;
    slots[id] = { ...(slots[id] ?? emptySlot(id)), ...values };
    for (const stage of blockStages(from.template, block, id)) stages.set(stage.key, stage);
    partsIn(stages, id).forEach((stage, index) => {
      const minutes = parts?.[index];
      if (minutes !== undefined) stages.set(stage.key, { ...stage, minutes });
    });
  }
  for (const key of change.order ?? []) {
    const frame = stages.has(key) ? null : frameStage(from.template, key);
    if (frame !== null) stages.set(key, frame);
  }
  for (const [key, minutes] of Object.entries(change.minutes ?? {})) put(stages, key, { minutes });
  for (const [key, skipped] of Object.entries(change.skipped ?? {})) put(stages, key, { skipped });
  const order = change.order ?? from.agenda.map((stage) => stage.key);
  const agenda = order.flatMap((key) => stages.get(key) ?? partsIn(stages, key));
  return { agenda, slots };
}

function put(stages: Map<StageKey, PlannedStage>, key: StageKey, values: Partial<PlannedStage>): void {
  const stage = stages.get(key);
  if (stage !== undefined) stages.set(key, { ...stage, ...values });
}

const partsIn = (stages: ReadonlyMap<StageKey, PlannedStage>, slot: SlotId): PlannedStage[] =>
  [...stages.values()].filter((stage) => stage.slot === slot);

const emptySlot = (id: SlotId): Slot => ({
  id,
  client: '',
  minutes: 0,
  help: [],
  issue: null,
  actions: [],
  outcome: 'open',
  draftClosed: false,
});

const blockStages = (template: MeetingTemplate, block: string | undefined, slot: SlotId): PlannedStage[] =>
  (block === undefined ? [] : (template.blocks[block]?.stages ?? [])).map((stage) =>
    plannedStage(stage, `${slot}/${stage.id}`, 0, slot),
  );

function frameStage(template: MeetingTemplate, key: StageKey): PlannedStage | null {
  const stage = template.frame.stages.find((one) => one.id === key);
  return stage === undefined || stage.kind === 'block' ? null : plannedStage(stage, key, 0, null);
}

// ------------------------------------------------------ finding what differs

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
