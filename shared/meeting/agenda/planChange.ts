import type { MeetingTemplate } from '../../templates/template';
import type { Meeting, PlannedStage, Slot, SlotId, StageKey } from '../state';
import { plannedStage } from './plannedStage';

/**
 * What an event says about the agenda: the stages and slots that came, went or moved, and the minutes that changed. The
 * planner makes a whole plan; `planChange` (planDifference.ts) finds what differs, and `changedPlan` puts it back. What is
 * done in either is never a rule: it is the meaning of stored events, so a change of these files needs a new format of events.
 */

/** The agenda and its slots as the planner made them. */
export type Plan = { agenda: PlannedStage[]; slots: Record<SlotId, Slot> };

/** The values of a slot that changed. `block`: its stages come from this block; `parts`: the minutes of its stages, in their order. */
export type SlotChange = Partial<Omit<Slot, 'id'>> & { block?: string; parts?: number[] };

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

export type Planned = Pick<Meeting, 'agenda' | 'slots' | 'template'>;

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

export const emptySlot = (id: SlotId): Slot => ({
  id,
  client: '',
  minutes: 0,
  help: [],
  issue: null,
  actions: [],
  outcome: 'open',
  draftClosed: false,
});

export const blockStages = (template: MeetingTemplate, block: string | undefined, slot: SlotId): PlannedStage[] =>
  (block === undefined ? [] : (template.blocks[block]?.stages ?? [])).map((stage) =>
    plannedStage(stage, `${slot}/${stage.id}`, 0, slot),
  );

function frameStage(template: MeetingTemplate, key: StageKey): PlannedStage | null {
  const stage = template.frame.stages.find((one) => one.id === key);
  return stage === undefined || stage.kind === 'block' ? null : plannedStage(stage, key, 0, null);
}
