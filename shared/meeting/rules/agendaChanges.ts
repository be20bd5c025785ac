import { isRefusal, refuse } from '../../refusal';
import { AGENDA_UNDO_MS, isStillLast } from '../agenda/agendaChange';
import { wantsNoAdvice } from '../agenda/planner';
import { cutSlotTo, slotsAhead, stageIndex } from '../agenda/recut';
import { slotsToOrder } from '../agenda/restOfSlot';
import { blockOf, slotBlockOf } from '../agenda/slotBlock';
import { type AgendaChange, type RecentChange, thingOf } from '../changes';
import type { MemberCommand, OneChange } from '../commands';
import type { Event } from '../events';
import { isSeated } from '../people/people';
import { placeNow, wasEntered } from '../standing';
import type { Meeting, MemberId, SlotId, StageKey, Time } from '../state';
import * as ahead from './ahead';
import { allRun, blockNamed, setBlock, slotRuns } from './blocks';
import { byHand } from './byHand';
import { planFact } from './facts';
import { type Decision, follow } from './moment';
import { plannedAnew } from './opening';
import { promptBack, putBackPrompt } from './prompts';
import { withRecut } from './slotPlaces';
import * as wholeSlots from './wholeSlots';

/** Commands by which people change what lies ahead. Each of them can be taken back for a while, a slot that was given by leaving it out. */
export type AgendaCommand = OneChange | Extract<MemberCommand, { type: 'putBackPrompt' | 'undoAgendaChange' }>;

export function changeAgenda(meeting: Meeting, me: MemberId, command: AgendaCommand, at: Time): Decision {
  const hand = { by: me, at, ...('seen' in command ? { seen: command.seen } : {}) };
  switch (command.type) {
    case 'setMinutes': {
      const { of, minutes } = command;
      const change = { kind: 'minutes' as const, of, from: minutesOf(meeting, of) };
      return byHand(meeting, { ...hand, change }, () => ahead.setMinutes(meeting, of, minutes, at));
    }
    case 'skipStage': {
      const { stage: of, skipped } = command;
      return byHand(meeting, { ...hand, change: { kind: 'stage', of, skipped } }, () =>
        ahead.skipStage(meeting, of, skipped, at),
      );
    }
    case 'leaveOutSlot': {
      const { slot, minutes, back } = command;
      const decided = back
        ? wholeSlots.putBackFreeSlot(meeting, slot, at)
        : wholeSlots.leaveOutSlot(meeting, slot, at, minutes);
      const left = isRefusal(decided) ? { stages: [] } : whatLeft(meeting, decided);
      const change = { kind: 'slot' as const, of: slot, skipped: !back, ...left };
      return byHand(meeting, { ...hand, change }, () => decided);
    }
    case 'addBreak': {
      const decided = ahead.addBreak(meeting, command.before, at, command.minutes);
      if (isRefusal(decided)) return decided;
      const added = follow(meeting, decided).agenda.find((stage) => stageIndex(meeting, stage.key) < 0);
      return added === undefined
        ? decided
        : byHand(meeting, { ...hand, change: { kind: 'break', of: added.key } }, () => decided);
    }
    case 'orderSlots': {
      const from = slotsToOrder(meeting);
      return byHand(meeting, { ...hand, change: { kind: 'order', from } }, () =>
        ahead.orderSlots(meeting, command.slots, at),
      );
    }
    case 'setBlock': {
      const { slot, block } = command;
      return byHand(meeting, { ...hand, change: blockChange(meeting, slot) }, () => setBlock(meeting, slot, block, at));
    }
    case 'moveEnd': {
      const { endsAt } = command;
      const change = { kind: 'end' as const, movedMs: endsAt - meeting.endsAt };
      return byHand(meeting, { ...hand, change }, () => ahead.moveEnd(meeting, endsAt, at));
    }
    case 'giveSlot': {
      const decided = wholeSlots.giveSlot(meeting, command.member, at);
      return isRefusal(decided) ? decided : plannedAnew(meeting, decided, at);
    }
    case 'putBackPrompt':
      return putBackPrompt(meeting, me, command, at);
    case 'undoAgendaChange':
      return undo(meeting, me, command.change, at);
    default:
      return command satisfies never;
  }
}

/** Several changes take effect at once or not at all: the refusal of one of them says which, by its place from 0. */
export function changeAtOnce(meeting: Meeting, me: MemberId, changes: readonly OneChange[], at: Time): Decision {
  const events: Event[] = [];
  let reached = meeting;
  for (const [place, change] of changes.entries()) {
    const decided = changeAgenda(reached, me, change, at);
    if (isRefusal(decided)) return refuse(decided.refused, { ...decided.detail, place });
    events.push(...decided);
    reached = follow(reached, decided);
  }
  return events;
}

const minutesOf = (meeting: Meeting, of: string): number =>
  (Object.hasOwn(meeting.slots, of) ? meeting.slots[of] : undefined)?.minutes ??
  meeting.agenda.find(({ key }) => key === of)?.minutes ??
  0;

function blockChange(meeting: Meeting, of: string | null): AgendaChange {
  const { template, slotPolicy } = meeting;
  if (of === null) return { kind: 'block', of, from: slotBlockOf(template)?.id ?? '', slotPolicy };
  return { kind: 'block', of, from: blockOf(meeting, of)?.id ?? '', minutes: minutesOf(meeting, of) };
}

/** The stages that left or came back with a slot, and what was saved by it, where the meeting ends earlier. */
function whatLeft({ endsAt }: Meeting, events: readonly Event[]): { stages: StageKey[]; savedMs?: number } {
  const stages = events.flatMap((event) => (event.type === 'stagesSkipped' ? event.stages : []));
  const moved = events.find((event) => event.type === 'endMoved');
  return { stages, ...(moved === undefined ? {} : { savedMs: endsAt - moved.endsAt }) };
}

// ------------------------------------------------------------------- taking back

/** The opposite of a change, while nobody has changed the same thing since and the meeting has not come to it. */
function undo(meeting: Meeting, by: MemberId, id: number, at: Time): Decision {
  if (meeting.status === 'ended') return refuse('ended');
  const recent = meeting.changes?.recent.find((one) => one.id === id);
  if (recent === undefined || !isStillLast(meeting, recent)) return refuse('stale');
  if (at > recent.at + AGENDA_UNDO_MS) return refuse('tooLate');
  const decided = opposite(meeting, recent, by, at);
  if (isRefusal(decided)) return decided;
  return plannedAnew(meeting, [...decided, { type: 'agendaChangeUndone', change: id, by, at }], at);
}

function opposite(meeting: Meeting, { id, change }: RecentChange, by: MemberId, at: Time): Decision {
  switch (change.kind) {
    case 'minutes':
      return minutesBack(meeting, change.of, change.from, at);
    case 'stage':
      return ahead.skipStage(meeting, change.of, !change.skipped, at);
    case 'slot':
      return slotBack(meeting, change, at);
    case 'order':
      return orderBack(meeting, change.from, at);
    case 'end':
      return [{ type: 'endMoved', endsAt: meeting.endsAt - change.movedMs, at }];
    case 'break':
      return breakGone(meeting, change.of, at);
    case 'block':
      return blockBack(meeting, id, change, at);
    case 'prompt':
      return promptBack(meeting, change, by, at);
    default:
      return change satisfies never;
  }
}

/** The slots of then in their order of then; who came since stays behind them. */
function orderBack(meeting: Meeting, from: readonly SlotId[], at: Time): Decision {
  const present = slotsToOrder(meeting);
  const order = [...from.filter((slot) => present.includes(slot)), ...present.filter((slot) => !from.includes(slot))];
  return order.every((slot, place) => slot === present[place]) ? [] : ahead.orderSlots(meeting, order, at);
}

const isAheadAndNew = (meeting: Meeting, key: StageKey): boolean =>
  stageIndex(meeting, key) > placeNow(meeting) && !wasEntered(meeting, key);

/** What was planned before was allowed, so that a protected stage may be as short as it was, and a slot too. */
function minutesBack(meeting: Meeting, of: string, minutes: number, at: Time): Decision {
  const slot = slotsAhead(meeting).find((ahead) => ahead.slot.id === of);
  if (slot !== undefined) {
    const { least } = (slot.slot.runs === undefined ? null : blockOf(meeting, of))?.minutes ?? { least: 0 };
    // It has another block since, which needs more than the slot had before.
    if (minutes < least) return refuse('tooShort', { minutes, least, block: 1 });
    return [{ type: 'minutesCut', cut: cutSlotTo(meeting, slot, minutes), at }];
  }
  if (!isAheadAndNew(meeting, of)) return refuse('notNow');
  const cut = { stages: { [of]: minutes }, granted: {}, slots: {} };
  return withRecut(meeting, [{ type: 'minutesCut', cut, at }], at);
}

function slotBack(meeting: Meeting, change: Extract<AgendaChange, { kind: 'slot' }>, at: Time): Decision {
  const slot = meeting.slots[change.of];
  if (slot === undefined || !change.stages.every((key) => isAheadAndNew(meeting, key))) return refuse('notNow');
  const skipped = !change.skipped;
  if (!skipped && slot.client !== '' && !isSeated(meeting, slot.client)) return refuse('notAllowed');
  const stages = change.stages.filter((key) => {
    const stage = meeting.agenda[stageIndex(meeting, key)];
    return skipped || stage?.needs !== 'adviceWanted' || !wantsNoAdvice(slot);
  });
  const back: Event = { type: 'stagesSkipped', stages, skipped, at };
  // What another slot saved stays saved.
  const endsAt = change.savedMs === undefined ? change.endsAt : meeting.endsAt + change.savedMs;
  if (endsAt !== undefined) return [back, { type: 'endMoved', endsAt, at }];
  return withRecut(meeting, [back], at);
}

function breakGone(meeting: Meeting, key: StageKey, at: Time): Decision {
  if (!isAheadAndNew(meeting, key)) return refuse('notNow');
  const agenda = meeting.agenda.filter((stage) => stage.key !== key);
  const gone = planFact(meeting, { agenda, slots: meeting.slots }, meeting.slotPolicy, at);
  return withRecut(meeting, [gone], at);
}

/** The slot has the minutes of then, unless somebody gave it others since: those stay as far as the block may take them. */
function blockBack(meeting: Meeting, id: number, change: Extract<AgendaChange, { kind: 'block' }>, at: Time): Decision {
  const block = blockNamed(meeting, change.from);
  if (block === null) return refuse('notFound');
  if (change.of === null) {
    if (meeting.status !== 'lobby') return refuse('notNow');
    return allRun(meeting, block, change.slotPolicy, at);
  }
  const isAhead = slotsAhead(meeting).some(({ slot }) => slot.id === change.of);
  if (!isAhead) return refuse('notNow');
  const set = meeting.changes?.last[thingOf({ kind: 'minutes', of: change.of, from: 0 })];
  const isSet = set !== undefined && set.id > id;
  const minutes = isSet ? Math.min(block.minutes.most, minutesOf(meeting, change.of)) : change.minutes;
  return [slotRuns(meeting, change.of, block, minutes, at)];
}
