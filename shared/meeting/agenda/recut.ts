import { MINUTE, usedMs } from '../clock';
import type { MinutesCut } from '../events';
import { takingPart } from '../people/people';
import { isInHand, placeNow, progressOf, wasEntered } from '../standing';
import type { Meeting, MemberId, PlannedStage, Slot, SlotId, StageKey, Time } from '../state';
import { leastMinutes, ownBlock, partMinutes, sharedMinutes } from './planner';
import { blockOf, isShared } from './slotBlock';

/** Minutes of a running meeting: what is left, and who gives when something takes longer. Protected stages never give. */

export const stageIndex = (meeting: Meeting, key: StageKey | null): number =>
  meeting.agenda.findIndex((stage) => stage.key === key);

export const grantedMinutes = (meeting: Meeting, stage: PlannedStage): number =>
  progressOf(meeting, stage.key)?.minutes ?? stage.minutes;

const stagesAhead = (meeting: Meeting): PlannedStage[] => meeting.agenda.slice(placeNow(meeting) + 1);

export const partsOf = (meeting: Meeting, slot: SlotId): PlannedStage[] =>
  meeting.agenda.filter((stage) => stage.slot === slot);

/** The slots that stages of the agenda belong to, each once, in their order. */
export const slotsOf = (meeting: Meeting, stages: readonly PlannedStage[] = meeting.agenda): Slot[] =>
  [...new Set(stages.map((stage) => stage.slot))].flatMap((id) => (id === null ? [] : (meeting.slots[id] ?? [])));

/** The slot of this client, on the agenda or kept from an earlier plan; the block that runs once per meeting has none. */
export const slotOfClient = (meeting: Meeting, client: MemberId): Slot | undefined =>
  Object.values(meeting.slots).find((slot) => slot.client === client);

/** One slot each: this person is client in another one that is on the agenda. */
export const hasOtherSlot = (meeting: Meeting, client: MemberId, slot: SlotId | null): boolean =>
  slotsOf(meeting).some((other) => other.client === client && other.id !== slot);

/** Nothing of this slot takes place as things stand, and nothing of it has. */
export const isLeftOut = (meeting: Meeting, slot: SlotId): boolean =>
  partsOf(meeting, slot).every((part) => part.skipped && !wasEntered(meeting, part.key));

export const isStillAhead = (meeting: Meeting, slot: SlotId): boolean =>
  partsOf(meeting, slot).every((part) => stageIndex(meeting, part.key) > placeNow(meeting));

/** Slots of this client that stand outside the shared ones and have not begun: somebody else can have them. */
export const ownSlotsToFree = (meeting: Meeting, client: MemberId): Slot[] =>
  slotsOf(meeting, stagesAhead(meeting)).filter(
    (slot) =>
      !isShared(slot.id) &&
      slot.client === client &&
      !partsOf(meeting, slot.id).some((part) => wasEntered(meeting, part.key)),
  );

export type SlotAhead = { slot: Slot; parts: PlannedStage[]; minutes: number };

/** Slots that have not begun and are not skipped, in agenda order. */
export function slotsAhead(meeting: Meeting): SlotAhead[] {
  return slotsOf(meeting, stagesAhead(meeting)).flatMap((slot) => {
    if (!isShared(slot.id)) return [];
    const parts = partsOf(meeting, slot.id);
    const begun = parts.some((part) => isInHand(meeting, part.key) || wasEntered(meeting, part.key));
    const skipped = parts.every((part) => part.skipped);
    return begun || skipped ? [] : [{ slot, parts, minutes: slot.minutes }];
  });
}

/** Slots ahead that share what is left; one with a block of its own keeps its minutes. */
const sharing = (meeting: Meeting): SlotAhead[] =>
  slotsAhead(meeting).filter(({ slot }) => ownBlock(meeting.template, slot) === undefined);

/** Milliseconds a stage still needs: what is granted less what is used, never below zero. */
export function stageLeftMs(meeting: Meeting, stage: PlannedStage, now: Time): number {
  if (stage.skipped && !isInHand(meeting, stage.key)) return 0;
  const progress = progressOf(meeting, stage.key);
  if (progress === undefined) return stage.minutes * MINUTE;
  return Math.max(0, progress.minutes * MINUTE - usedMs(progress, now));
}

/** From when on the minutes ahead are counted: now, or before the start the planned beginning. */
export const countedFrom = ({ status, endsAt, minutes }: Meeting, now: Time): Time =>
  status === 'lobby' ? endsAt - minutes * MINUTE : now;

/** When the meeting would end if everything from here took its minutes. */
export function endsIfKept(meeting: Meeting, now: Time): Time {
  const from = meeting.agenda.slice(Math.max(0, placeNow(meeting)));
  return now + from.reduce((total, stage) => total + stageLeftMs(meeting, stage, now), 0);
}

const emptyCut = (): MinutesCut => ({ stages: {}, granted: {}, slots: {} });

/** Gives the slots ahead new lengths and their parts in proportion. */
function cutSlotsTo(meeting: Meeting, lengths: { slot: SlotAhead; minutes: number }[]): MinutesCut {
  const cut = emptyCut();
  const people = takingPart(meeting).length;
  for (const { slot, minutes } of lengths) {
    cut.slots[slot.slot.id] = minutes;
    const block = blockOf(meeting, slot.slot.id);
    const parts =
      block !== null
        ? partMinutes(block, people, minutes)
        : slot.parts.map((part) => (part.minutes * minutes) / slot.minutes);
    slot.parts.forEach((part, index) => {
      cut.stages[part.key] = parts[index] ?? part.minutes;
    });
  }
  return cut;
}

/** A slot ahead gets this length, and its parts in proportion. */
export const cutSlotTo = (meeting: Meeting, slot: SlotAhead, minutes: number): MinutesCut =>
  cutSlotsTo(meeting, [{ slot, minutes }]);

/** How many minutes somebody asked for in agenda setting; null when they did not, or where nobody was asked. */
export function askedMinutes(meeting: Meeting, client: MemberId): number | null {
  const setting = meeting.agenda.find((stage) => stage.due === 'orderConfirmed');
  const talk = setting === undefined ? undefined : progressOf(meeting, setting.key)?.talk;
  return talk?.kind === 'vote' ? (talk.wishes[client]?.minutes ?? null) : null;
}

/** The slots ahead share what is left until the end, each between the least and the most a slot may have; `keeps` its minutes: one that shares nothing. */
export function recutAhead(
  meeting: Meeting,
  now: Time,
  keeps: (slot: Slot) => boolean = () => false,
): MinutesCut | null {
  const ahead = sharing(meeting).filter(({ slot }) => !keeps(slot));
  if (ahead.length === 0) return null;
  const others = (endsIfKept(meeting, now) - now) / MINUTE - skippedFree(ahead);
  const free = Math.max(0, (meeting.endsAt - now) / MINUTE - others);
  const asked = ahead.map(({ slot }) => askedMinutes(meeting, slot.client));
  const each = sharedMinutes(meeting.template, meeting.slotPolicy, asked, free);
  return cutSlotsTo(
    meeting,
    ahead.map((slot, place) => ({ slot, minutes: each[place] ?? slot.minutes })),
  );
}

const skippedFree = (ahead: SlotAhead[]): number =>
  ahead.reduce(
    (total, slot) => total + slot.parts.reduce((sum, part) => sum + (part.skipped ? 0 : part.minutes), 0),
    0,
  );

/** Minutes a part keeps at least when another part of the same slot takes longer. */
const LEAST_PART = 1;

export type Cost =
  | { kind: 'slotPart'; stage: StageKey; minutes: number }
  | { kind: 'slots'; members: string[]; toMinutes: number }
  | { kind: 'end'; lateMinutes: number };

/**
 * Whose minutes +1 or +5 costs: first a later part of the same slot, then the slots ahead (each down to its least), else the
 * meeting ends later. What stands between now and the planned end is used up first, at nobody's cost.
 */
export function costOf(
  meeting: Meeting,
  stage: PlannedStage,
  minutes: number,
  now: Time,
): { cost: Cost; cut: MinutesCut } {
  const cut = emptyCut();
  cut.granted[stage.key] = grantedMinutes(meeting, stage) + minutes;
  const own = stage.slot === null ? undefined : meeting.slots[stage.slot];
  const later = laterPart(meeting, stage, minutes);
  if (later !== null) {
    cut.stages[later.key] = later.minutes - minutes;
    return { cost: { kind: 'slotPart', stage: later.key, minutes }, cut };
  }
  if (own !== undefined) cut.slots[own.id] = own.minutes + minutes;
  const endsAt = endsIfKept(meeting, now) + minutes * MINUTE;
  const lateMinutes = Math.max(0, (endsAt - meeting.endsAt) / MINUTE);
  const ahead = sharing(meeting);
  const fewer = ahead.length === 0 ? 0 : Math.ceil((minutes / ahead.length) * 2) / 2;
  const least = leastMinutes(meeting.template, meeting.slotPolicy);
  if (lateMinutes > 0 && ahead.length > 0 && ahead.every((slot) => slot.minutes - fewer >= least)) {
    const lengths = ahead.map((slot) => ({ slot, minutes: slot.minutes - fewer }));
    const slots = cutSlotsTo(meeting, lengths);
    return {
      cost: {
        kind: 'slots',
        members: ahead.map((slot) => slot.slot.client),
        toMinutes: Math.min(...lengths.map((length) => length.minutes)),
      },
      cut: { stages: slots.stages, granted: cut.granted, slots: { ...slots.slots, ...cut.slots } },
    };
  }
  return { cost: { kind: 'end', lateMinutes: Math.round(lateMinutes * 2) / 2 }, cut };
}

function laterPart(meeting: Meeting, stage: PlannedStage, minutes: number): PlannedStage | null {
  if (stage.slot === null) return null;
  const from = stageIndex(meeting, stage.key);
  const parts = partsOf(meeting, stage.slot).filter(
    (part) =>
      stageIndex(meeting, part.key) > from &&
      !part.skipped &&
      !part.protected &&
      !wasEntered(meeting, part.key) &&
      part.minutes - minutes >= LEAST_PART,
  );
  return parts.sort((a, b) => b.minutes - a.minutes)[0] ?? null;
}
