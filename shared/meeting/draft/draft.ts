import { isRefusal, type Refusal } from '../../refusal';
import { isLeftOut } from '../agenda/recut';
import { slotsToOrder } from '../agenda/restOfSlot';
import { blockOf, slotBlockOf } from '../agenda/slotBlock';
import type { OneChange } from '../commands';
import { changeAgenda } from '../rules/agendaChanges';
import { follow } from '../rules/moment';
import type { Meeting, MemberId, SlotId, StageKey, Time } from '../state';

/**
 * A draft of another agenda: changes that somebody has chosen and not used yet. It is replayed on the meeting as it is now, by
 * the rules that will decide when it is used, so that what others do meanwhile shows under it.
 */

/** `id` counts the changes of one draft; `with`: the first of the changes that one tap made. */
export type DraftChange = { id: number; with: number; change: OneChange };

/** A change that does not fit any more, and why. */
export type Clash = DraftChange & { refusal: Refusal };

export type Drafted = {
  /** The meeting as it would be. */
  meeting: Meeting;
  /** What can be used now, as it is to be sent. */
  fits: OneChange[];
  clashes: Clash[];
  /** The breaks that the draft adds, by the keys that they would have. */
  added: ReadonlyMap<StageKey, DraftChange>;
};

export function drafted(meeting: Meeting, me: MemberId, draft: readonly DraftChange[], at: Time): Drafted {
  const fits: OneChange[] = [];
  const clashes: Clash[] = [];
  const added = new Map<StageKey, DraftChange>();
  let reached = meeting;
  for (const one of draft) {
    const change = withPresentSlots(reached, one.change);
    if (isAlreadySo(reached, change)) continue;
    const decided = changeAgenda(reached, me, change, at);
    if (isRefusal(decided)) {
      clashes.push({ ...one, refusal: decided });
      continue;
    }
    const next = follow(reached, decided);
    fits.push(change);
    if (change.type === 'addBreak') {
      const stage = next.agenda.find(({ key }) => !reached.agenda.some((known) => known.key === key));
      if (stage !== undefined) added.set(stage.key, one);
    }
    reached = next;
  }
  return { meeting: reached, fits, clashes, added };
}

/** Slots that came or went since the order was drafted: who came stays behind, who went is left out of it. */
function withPresentSlots(meeting: Meeting, change: OneChange): OneChange {
  if (change.type !== 'orderSlots') return change;
  const ahead = slotsToOrder(meeting);
  const kept = change.slots.filter((slot) => ahead.includes(slot));
  return { ...change, slots: [...kept, ...ahead.filter((slot) => !kept.includes(slot))] };
}

/** Somebody else has done the same already, or it was turned back by a later tap. */
function isAlreadySo(meeting: Meeting, change: OneChange): boolean {
  switch (change.type) {
    case 'setMinutes':
      return minutesNow(meeting, change.of) === change.minutes;
    case 'skipStage':
      return meeting.agenda.find(({ key }) => key === change.stage)?.skipped === change.skipped;
    case 'orderSlots':
      return isSame(slotsToOrder(meeting), change.slots);
    case 'setBlock': {
      const present = change.slot === null ? slotBlockOf(meeting.template) : blockOf(meeting, change.slot);
      return present?.id === change.block;
    }
    case 'moveEnd':
      return meeting.endsAt === change.endsAt;
    case 'leaveOutSlot':
      return hasParts(meeting, change.slot) && isLeftOut(meeting, change.slot) !== (change.back ?? false);
    case 'giveSlot':
    case 'addBreak':
      return false;
    default:
      return change satisfies never;
  }
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each, place) => each === other[place]);

const hasParts = ({ agenda }: Meeting, slot: SlotId): boolean => agenda.some((stage) => stage.slot === slot);

export const minutesNow = (meeting: Meeting, of: StageKey | SlotId): number | undefined =>
  (Object.hasOwn(meeting.slots, of) ? meeting.slots[of] : undefined)?.minutes ??
  meeting.agenda.find(({ key }) => key === of)?.minutes;

// ------------------------------------------------------------------ changing it

/** What a change is about; a later one about the same thing takes its place. Null: it stands for itself. */
function subjectOf(change: OneChange): string | null {
  switch (change.type) {
    case 'setMinutes':
      return `minutes ${change.of}`;
    case 'skipStage':
      return `stage ${change.stage}`;
    case 'setBlock':
      return `block ${change.slot}`;
    case 'moveEnd':
      return 'end';
    case 'orderSlots':
    case 'leaveOutSlot':
    case 'giveSlot':
    case 'addBreak':
      return null;
    default:
      return change satisfies never;
  }
}

/** It lets the slots ahead share anew, so what was chosen for single slots comes after it and stays. */
const sharesAnew = (meeting: Meeting, change: OneChange): boolean =>
  change.type === 'addBreak' ||
  change.type === 'leaveOutSlot' ||
  change.type === 'giveSlot' ||
  (change.type === 'setMinutes' && !isOfSlot(meeting, change));

const isOfSlot = ({ slots }: Meeting, change: OneChange): boolean =>
  change.type === 'setMinutes' && Object.hasOwn(slots, change.of);

/** The draft with the changes of one more tap. */
export function withChanges(
  meeting: Meeting,
  draft: readonly DraftChange[],
  changes: readonly OneChange[],
): DraftChange[] {
  const first = nextId(draft);
  const so = [...draft];
  for (const [place, change] of changes.entries()) {
    const subject = subjectOf(change);
    const last = so.length - 1;
    // A new order right after another one takes its place; one after something else may be of other slots.
    const isOrder = change.type === 'orderSlots' && so[last]?.change.type === 'orderSlots';
    const same = isOrder ? last : so.findIndex((one) => subject !== null && subjectOf(one.change) === subject);
    const known = so[same];
    const firstSlot = so.findIndex((one) => isOfSlot(meeting, one.change));
    if (known !== undefined) so[same] = { id: known.id, with: first, change };
    else if (firstSlot >= 0 && sharesAnew(meeting, change))
      so.splice(firstSlot, 0, { id: first + place, with: first, change });
    else so.push({ id: first + place, with: first, change });
  }
  return so;
}

const nextId = (draft: readonly DraftChange[]): number =>
  Math.max(0, ...draft.map((one) => Math.max(one.id, one.with))) + 1;

/** The changes of the last tap. */
export function lastTap(draft: readonly DraftChange[]): DraftChange[] {
  const last = Math.max(0, ...draft.map((one) => one.with));
  return draft.filter((one) => one.with === last);
}

export const without = (draft: readonly DraftChange[], gone: readonly DraftChange[]): DraftChange[] =>
  draft.filter(({ id }) => !gone.some((one) => one.id === id));
