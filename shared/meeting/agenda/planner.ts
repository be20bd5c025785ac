import type { BlockTemplate, MeetingTemplate, SlotPolicy, StageMinutes } from '../../templates/template';
import type { MemberId, PlannedStage, Slot, SlotId, StageKey } from '../state';
import { emptySlot, type Plan } from './planChange';
import { plannedStage } from './plannedStage';
import { breakoutSize, findsOwnClients, isShared, isSlotStage, slotBlockOf, slotStage } from './slotBlock';

/** The planner: template, people and end time make the stages and their minutes. Pure; its results travel in events. */

/** Somebody with a slot; `minutes` is what they asked for under `bid`. */
type SlotWish = { client: MemberId; minutes: number | null };

export type PlanInput = {
  template: MeetingTemplate;
  policy: SlotPolicy;
  /** How many take part: rounds last so many minutes per member. */
  people: number;
  clients: SlotWish[];
  /** From the beginning of the meeting to its end. */
  minutes: number;
  /** Slots of an earlier plan: ids, help and actions stay with their client. */
  slots: Record<SlotId, Slot>;
};

const BREAK_MINUTES = 10;
const FIRST_BREAK_AFTER = 60;
const LATEST_BREAK_AFTER = 90;
const SECOND_BREAK_OVER = 180;
/** Where people say how many minutes they need, a slot may be as short as this. */
const LEAST_ASKED_SLOT = 5;

const halfDown = (minutes: number): number => Math.floor(minutes * 2 + 1e-9) / 2;

export const stageMinutes = (minutes: StageMinutes, people: number): number =>
  minutes.kind === 'sum' ? minutes.base + minutes.perMember * people + minutes.perOther * Math.max(0, people - 1) : 0;

/** How short and how long a slot may become. */
export function slotRange(template: MeetingTemplate): { least: number; most: number } {
  const block = slotBlockOf(template);
  return block === null ? { least: 0, most: 0 } : { least: block.minutes.least, most: block.minutes.most };
}

/** How short a slot may be when people ask for minutes: half of what the block needs, at least five. */
export function leastMinutes(template: MeetingTemplate, policy: SlotPolicy): number {
  const block = slotBlockOf(template);
  if (block === null) return 0;
  return policy === 'bid' ? leastAsked(block) : slotRange(template).least;
}

export const leastAsked = ({ minutes }: BlockTemplate): number => Math.max(LEAST_ASKED_SLOT, minutes.least / 2);

/**
 * Minutes of each slot out of what there is. Equal shares, or under `bid` what was asked for, and equal shares of the rest for
 * those who did not ask. Where more was asked for than there is, everybody who asked gets less in proportion.
 */
export function sharedMinutes(
  template: MeetingTemplate,
  policy: SlotPolicy,
  asked: readonly (number | null)[],
  minutes: number,
): number[] {
  const { most } = slotRange(template);
  const least = leastMinutes(template, policy);
  const within = (length: number) => Math.min(most, Math.max(least, halfDown(length)));
  const named = asked.map((wish) => (policy === 'bid' && wish !== null ? Math.min(most, Math.max(least, wish)) : null));
  const unnamed = named.filter((wish) => wish === null).length;
  const sum = named.reduce<number>((total, wish) => total + (wish ?? 0), 0);
  const scale = sum === 0 ? 1 : Math.min(1, Math.max(0, minutes - unnamed * least) / sum);
  const rest = (minutes - sum * scale) / (unnamed || 1);
  return named.map((wish) => within(wish === null ? rest : wish * scale));
}

/** What the frame takes, without slots, breaks and what stands between slots. */
function frameMinutes(template: MeetingTemplate, people: number): { before: number; all: number } {
  let before = 0;
  let all = 0;
  let reached = false;
  for (const stage of template.frame.stages) {
    if (isSlotStage(stage)) reached = true;
    const minutes = stageMinutes(stage.minutes, people);
    all += minutes;
    if (!reached) before += minutes;
  }
  return { before, all };
}

type Cut = { each: number[]; breaksBefore: number[] };

/**
 * Minutes per slot, and before which slots (by place, from 0) a break stands: at the first slot boundary after 60 minutes,
 * at the latest at 90; a second one only in meetings over three hours.
 */
function cutSlots(
  template: MeetingTemplate,
  policy: SlotPolicy,
  people: number,
  asked: readonly (number | null)[],
  minutes: number,
): Cut {
  const frame = frameMinutes(template, people);
  const between = slotStage(template)?.between;
  const pauses = between === undefined ? 0 : stageMinutes(between.minutes, people) * Math.max(0, asked.length - 1);
  const wanted = !template.frame.breaks ? 0 : minutes > SECOND_BREAK_OVER ? 2 : 1;
  for (let breaks = wanted; breaks >= 0; breaks--) {
    const free = Math.max(0, minutes - frame.all - pauses - breaks * BREAK_MINUTES);
    const each = sharedMinutes(template, policy, asked, free);
    const breaksBefore = breakPlaces(frame.before, each, breaks);
    if (breaksBefore.length === breaks) return { each, breaksBefore };
  }
  return { each: sharedMinutes(template, policy, asked, 0), breaksBefore: [] };
}

function breakPlaces(before: number, each: number[], count: number): number[] {
  const places: number[] = [];
  let since = 0;
  let clock = before;
  for (let place = 0; place < each.length && places.length < count; place++) {
    const next = clock + (each[place] ?? 0);
    const late = next - since > LATEST_BREAK_AFTER && place + 1 < each.length && clock - since > 0;
    if (clock - since >= FIRST_BREAK_AFTER || late) {
      places.push(place);
      clock += BREAK_MINUTES;
      since = clock;
    }
    clock += each[place] ?? 0;
  }
  return places;
}

/** Minutes of each of `count` equal slots before any rounding up to the least: below `leastMinutes()` they do not fit. */
export function equalMinutes(
  template: MeetingTemplate,
  people: number,
  count: number,
  minutes: number,
  policy: SlotPolicy = 'equal',
): number {
  const frame = frameMinutes(template, people).all;
  const between = slotStage(template)?.between;
  const pauses = between === undefined ? 0 : stageMinutes(between.minutes, people) * Math.max(0, count - 1);
  const { breaksBefore } = cutSlots(template, policy, people, Array(count).fill(null), minutes);
  const free = minutes - frame - pauses - breaksBefore.length * BREAK_MINUTES;
  return count === 0 ? 0 : Math.max(0, halfDown(free / count));
}

/** How many people can each have an equal slot of `slot` minutes, the least there is; null where there are no slots. */
export function slotsThatFit(
  template: MeetingTemplate | null,
  minutes: number,
): { people: number; slot: number } | null {
  if (template === null || slotBlockOf(template) === null) return null;
  const slot = leastMinutes(template, 'equal');
  let { most: people } = template.frame.people;
  while (people > 0 && !(equalMinutes(template, people, people, minutes) >= slot)) people--;
  return people === 0 ? null : { people, slot };
}

export type SlotProposal = { policy: SlotPolicy; clients: MemberId[]; minutesEach: number };

/**
 * The policy that fits: the frame's own while slots have their least minutes; else shorter ones for everybody, by bid; else so
 * many as fit. Scheduled slots have their whole minutes, so that few have one: `clients` come in the order in which they are
 * due. It is a proposal: who has a slot is confirmed by people.
 */
export function proposeSlots(
  template: MeetingTemplate,
  clients: MemberId[],
  people: number,
  minutes: number,
): SlotProposal {
  const { least, most } = slotRange(template);
  const block = slotBlockOf(template);
  if (block === null || clients.length === 0) {
    return { policy: template.frame.slotPolicy, clients: [], minutesEach: 0 };
  }
  const parts = block.stages[0]?.parts;
  if (parts !== undefined) {
    const count = breakoutSize[parts];
    const fitting = Math.max(least, Math.min(most, equalMinutes(template, people, count, minutes)));
    return { policy: 'scheduled', clients: Array(count).fill(''), minutesEach: fitting };
  }
  if (template.frame.slotPolicy === 'scheduled') return scheduledSlots(template, block, clients, people, minutes);
  const each = equalMinutes(template, people, clients.length, minutes);
  if (each >= least) return { policy: template.frame.slotPolicy, clients, minutesEach: Math.min(most, each) };
  const shortest = leastMinutes(template, 'bid');
  for (let count = clients.length; count > 0; count--) {
    const fits = equalMinutes(template, people, count, minutes, 'bid');
    if (fits >= shortest) return { policy: 'bid', clients: clients.slice(0, count), minutesEach: Math.min(most, fits) };
  }
  return { policy: 'bid', clients: clients.slice(0, 1), minutesEach: shortest };
}

/** So many slots as have their whole minutes; one in any case. Where the block finds its client, a slot has none yet. */
function scheduledSlots(
  template: MeetingTemplate,
  block: BlockTemplate,
  clients: MemberId[],
  people: number,
  minutes: number,
): SlotProposal {
  const eachOf = (count: number) => equalMinutes(template, people, count, minutes, 'scheduled');
  let count = clients.length;
  while (count > 1 && eachOf(count) < block.minutes.standard) count--;
  return {
    policy: 'scheduled',
    clients: findsOwnClients(block) ? Array(count).fill('') : clients.slice(0, count),
    minutesEach: Math.min(block.minutes.most, Math.max(block.minutes.least, eachOf(count))),
  };
}

/** Cuts a slot into its parts by the block's proportions, in half minutes; the longest part takes what is over. */
export function partMinutes(block: BlockTemplate, people: number, slotMinutes: number): number[] {
  const base = block.stages.map((stage) => stageMinutes(stage.minutes, people));
  const sum = base.reduce((total, minutes) => total + minutes, 0);
  const parts = base.map((minutes) => Math.max(0.5, halfDown((minutes * slotMinutes) / (sum || 1))));
  const longest = parts.indexOf(Math.max(...parts));
  const over = slotMinutes - parts.reduce((total, minutes) => total + minutes, 0);
  return parts.map((minutes, index) => (index === longest ? minutes + over : minutes));
}

/** The whole agenda. Slots without a place any more stay in `slots` with zero minutes; draw slots from the agenda. */
export function planAgenda(input: PlanInput): Plan {
  const { template, people, clients, minutes } = input;
  const asked = clients.map((wanted) => wanted.minutes);
  const cut = cutSlots(template, input.policy, people, asked, minutes);
  const agenda: PlannedStage[] = [];
  const slots: Record<SlotId, Slot> = keptWithoutPlace(input);
  const slotBlock = slotBlockOf(template);
  let breaks = 0;
  for (const stage of template.frame.stages) {
    if (stage.kind !== 'block') {
      const planned = plannedStage(stage, stage.id, stageMinutes(stage.minutes, people), null);
      const isIdle = stage.due === 'orderConfirmed' && slotBlock !== null && findsOwnClients(slotBlock);
      agenda.push(isIdle ? { ...planned, skipped: true } : planned);
      continue;
    }
    const block = template.blocks[stage.block];
    if (block === undefined) continue;
    if (stage.repeat === 'once') {
      const whole = stageMinutes(stage.minutes, people) || block.minutes.standard;
      const client = input.slots[stage.id]?.client ?? '';
      const slot = slotFor(input.slots, stage.id, client, whole);
      slots[stage.id] = slot;
      agenda.push(...slotStages(block, people, slot));
      continue;
    }
    clients.forEach((wanted, place) => {
      if (place > 0 && stage.between !== undefined) {
        const key = `${stage.between.id}${place}`;
        agenda.push(plannedStage(stage.between, key, stageMinutes(stage.between.minutes, people), null));
      }
      if (cut.breaksBefore.includes(place)) agenda.push(breakStage(`break${++breaks}`));
      const id = slotIdOf(input.slots, slots, wanted.client);
      const slot = slotFor(input.slots, id, wanted.client, cut.each[place] ?? 0);
      slots[id] = slot;
      agenda.push(...slotStages(ownBlock(template, slot) ?? block, people, slot, place > 0));
    });
  }
  return { agenda: fillRest(template, agenda, minutes), slots };
}

/** Appends one more slot behind the last one: the last place, offered to a latecomer. */
export function appendSlot(
  plan: Plan,
  template: MeetingTemplate,
  people: number,
  client: MemberId,
  minutes: number,
): Plan {
  const block = slotBlockOf(template);
  if (block === null) return plan;
  const agenda = [...plan.agenda];
  const slot = slotFor(plan.slots, slotIdOf(plan.slots, plan.slots, client), client, minutes);
  const last = agenda.findLastIndex((stage) => stage.slot !== null);
  const added: PlannedStage[] = [];
  const between = slotStage(template)?.between;
  if (between !== undefined && last >= 0) {
    const key = `${between.id}${new Set(agenda.map((stage) => stage.slot)).size}`;
    added.push(plannedStage(between, key, stageMinutes(between.minutes, people), null));
  }
  added.push(...slotStages(ownBlock(template, slot) ?? block, people, slot));
  agenda.splice(last < 0 ? template.frame.stages.findIndex(isSlotStage) : last + 1, 0, ...added);
  return { agenda, slots: { ...plan.slots, [slot.id]: slot } };
}

export const breakStage = (key: StageKey): PlannedStage =>
  plannedStage(
    {
      id: key,
      words: 'break',
      kind: 'break',
      speaks: { mode: 'talk', from: ['all'] },
      order: 'none',
      minutes: { kind: 'sum', base: BREAK_MINUTES, perMember: 0, perOther: 0 },
      due: 'time',
      artefacts: [],
      automatic: true,
    },
    key,
    BREAK_MINUTES,
    null,
  );

/** True when the help a client named asks for nothing but questions; nobody asked yet means advice is welcome. */
export const wantsNoAdvice = (slot: Pick<Slot, 'help'>): boolean =>
  slot.help.length > 0 && slot.help.every((kind) => kind === 'questions');

/** The stages of a slot; what belongs to the first slot of the block is left out of a later one. */
export function slotStages(block: BlockTemplate, people: number, slot: Slot, isLater = false): PlannedStage[] {
  const parts = partMinutes(block, people, slot.minutes);
  return block.stages.map((stage, index) => {
    const planned = plannedStage(stage, `${slot.id}/${stage.id}`, parts[index] ?? 0, slot.id);
    const isDeclined = planned.needs === 'adviceWanted' && wantsNoAdvice(slot);
    return { ...planned, skipped: isDeclined || (isLater && stage.once === true) };
  });
}

/** The block that was chosen for this slot alone. */
export const ownBlock = (template: MeetingTemplate, { runs }: Slot): BlockTemplate | undefined =>
  runs === undefined ? undefined : template.blocks[runs];

function slotFor(before: Record<SlotId, Slot>, id: SlotId, client: MemberId, minutes: number): Slot {
  const kept = before[id];
  if (kept !== undefined && kept.client === client) return { ...kept, minutes };
  return { ...emptySlot(id), client, minutes };
}

function slotIdOf(before: Record<SlotId, Slot>, taken: Record<SlotId, Slot>, client: MemberId): SlotId {
  const kept = Object.values(before).find(
    (slot) => slot.client === client && isShared(slot.id) && (client !== '' || !Object.hasOwn(taken, slot.id)),
  );
  if (kept !== undefined) return kept.id;
  return firstFree('s', (id) => Object.hasOwn(before, id) || Object.hasOwn(taken, id));
}

/** The first id that is not taken: these letters and 1, 2, 3 and so on. */
export function firstFree(letters: string, isTaken: (id: string) => boolean): string {
  let number = 1;
  while (isTaken(`${letters}${number}`)) number++;
  return `${letters}${number}`;
}

/** Slots without a place keep their id, with zero minutes: a board or a plan named by it never falls to another client. */
function keptWithoutPlace(input: PlanInput): Record<SlotId, Slot> {
  const clients = new Set(input.clients.map((wanted) => wanted.client));
  const without = Object.values(input.slots).filter((slot) => !clients.has(slot.client));
  return Object.fromEntries(without.map((slot) => [slot.id, { ...slot, minutes: 0 }]));
}

/** Stages with `rest` share what the others leave. */
function fillRest(template: MeetingTemplate, agenda: PlannedStage[], minutes: number): PlannedStage[] {
  const rests = new Set(
    template.frame.stages.filter((stage) => stage.minutes.kind === 'rest').map((stage) => stage.id),
  );
  if (rests.size === 0) return agenda;
  const used = agenda.reduce((total, stage) => total + stage.minutes, 0);
  const each = Math.max(1, halfDown((minutes - used) / rests.size));
  return agenda.map((stage) => (rests.has(stage.key) ? { ...stage, minutes: each } : stage));
}
