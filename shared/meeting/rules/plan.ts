import { refuse } from '../../refusal';
import { planKeepingHand } from '../agenda/keptByHand';
import type { Plan } from '../agenda/planChange';
import { planChange } from '../agenda/planDifference';
import { breakStage, equalMinutes, firstFree, leastAsked, leastMinutes, wantsNoAdvice } from '../agenda/planner';
import { countedFrom, cutSlotTo, partsOf, recutAhead, slotsAhead, slotsOf, stageIndex } from '../agenda/recut';
import { slotsToOrder } from '../agenda/restOfSlot';
import { findsOwnClients, isPutIn, isShared, slotBlockOf } from '../agenda/slotBlock';
import { MINUTE, usedMs } from '../clock';
import type { MemberCommand } from '../commands';
import { asksThem } from '../people/parties';
import { isSeated, seatOf, takingPart } from '../people/people';
import { placeNow, type Standing, wasEntered } from '../standing';
import type { Meeting, MemberId, PlannedStage, Slot, SlotId, StageKey, Time } from '../state';
import { floorFact, planFact } from './facts';
import { type Decision, inStage } from './moment';
import { withRecut } from './slotPlaces';

/** Without actions from earlier meetings, rounds that only report on them are left out; the lead may put them back. */
export function leaveOutReports(meeting: Meeting, at: Time): Decision {
  if (meeting.status !== 'running' || placeNow(meeting) > 0) return refuse('notNow');
  const stages = meeting.agenda
    .filter((stage) => stage.due === 'statusesSettled' && stage.slot === null && !stage.skipped)
    .filter((stage) => isAhead(meeting, stage) && !wasEntered(meeting, stage.key))
    .map((stage) => stage.key);
  return stages.length === 0 ? [] : withRecut(meeting, [{ type: 'stagesSkipped', stages, skipped: true, at }], at);
}

/** The slots ahead share what time is left. */
export function recut(meeting: Meeting, from: StageKey, at: Time): Decision {
  return inStage(meeting, from, () => {
    const cut = recutAhead(meeting, at);
    return cut === null ? refuse('notNow') : [{ type: 'minutesCut', cut, at }];
  });
}

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
  const key = firstFree('break', (taken) => meeting.agenda.some((planned) => planned.key === taken));
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

type RequestSlot = Extract<MemberCommand, { type: 'requestSlot' }>;

export function requestSlot(meeting: Meeting, member: MemberId, command: RequestSlot, at: Time): Decision {
  return inStage(meeting, command.from, ({ stage, progress }) => {
    const { talk } = progress;
    if (talk.kind !== 'vote' || talk.confirmed) return refuse('notNow');
    const { slot, minutes, favours, priority } = command;
    if (new Set(favours).size !== favours.length || favours.includes(member)) return refuse('badInput');
    const possible = takingPart(meeting);
    if (favours.some((one) => !possible.includes(one))) return refuse('unknownMember');
    const wishes = {
      ...talk.wishes,
      [member]: { slot, minutes, favours, ...(priority === undefined ? {} : { priority }) },
    };
    return [floorFact(meeting, 'slotRequested', stage, { ...progress, talk: { ...talk, wishes } }, member, at)];
  });
}

type ConfirmSlots = Extract<MemberCommand, { type: 'confirmSlots' }>;

/** Minutes from the beginning of the meeting to its end, as they are at the stage where slots are confirmed. */
function wholeMinutes(meeting: Meeting, { stage, progress }: Standing, at: Time): number {
  const earlier = meeting.agenda
    .slice(0, stageIndex(meeting, stage.key))
    .filter(({ slot }) => slot === null || !isPutIn(slot));
  const behind = earlier.reduce((total, planned) => total + planned.minutes, 0);
  const used = Math.min(stage.minutes, usedMs(progress, at) / MINUTE);
  return Math.max(0, (meeting.endsAt - at) / MINUTE) + behind + used;
}

/**
 * Who has a slot, in which order, how long. Slots below the least length are refused: fewer clients, or as asked for. So is a
 * list with somebody on it who wants none, because they said so after it was drawn.
 */
export function confirmSlots(meeting: Meeting, by: MemberId, command: ConfirmSlots, at: Time): Decision {
  return inStage(meeting, command.from, (now) => {
    const { stage } = now;
    const { talk } = now.progress;
    if (talk.kind !== 'vote' || stage.due !== 'orderConfirmed') return refuse('notNow');
    const { policy, clients } = command;
    const { template } = meeting;
    if (slotBlockOf(template) === null || slotsBegan(meeting)) return refuse('notNow');
    if (clients.length === 0 || new Set(clients).size !== clients.length) return refuse('badInput');
    if (clients.some((client) => seatOf(meeting, client)?.role !== 'member' || !isSeated(meeting, client))) {
      return refuse('unknownMember');
    }
    const people = takingPart(meeting).length;
    if (clients.some((client) => talk.wishes[client]?.slot === false)) return refuse('stale');
    const minutes = wholeMinutes(meeting, now, at);
    const each = equalMinutes(template, people, clients.length, minutes, policy);
    const least = leastMinutes(template, policy);
    if (each < least && clients.length > 1) return refuse('tooShort', { minutes: each, least });
    const wishes = clients.map((client) => ({ client, minutes: talk.wishes[client]?.minutes ?? null }));
    const input = { template, policy, people, clients: wishes, minutes, slots: meeting.slots };
    const planned = planKeepingHand(meeting, input, 'frame');
    return [
      {
        type: 'slotsConfirmed',
        plan: planChange(meeting, keepBegun(meeting, planned)),
        slotPolicy: policy,
        stage: stage.key,
        by,
        at,
      },
    ];
  });
}

/** Until the first slot begins, the order can be opened again: people change what they want, and it is confirmed anew. */
export function reopenSlots(meeting: Meeting, by: MemberId, from: StageKey, at: Time): Decision {
  return inStage(meeting, from, ({ stage, progress }) => {
    const { talk } = progress;
    if (talk.kind !== 'vote' || !talk.confirmed || slotsBegan(meeting)) return refuse('notNow');
    return [floorFact(meeting, 'slotsReopened', stage, { ...progress, talk: { ...talk, confirmed: false } }, by, at)];
  });
}

const slotsBegan = (meeting: Meeting): boolean =>
  meeting.agenda.some((stage) => stage.slot !== null && isShared(stage.slot) && wasEntered(meeting, stage.key));

/** What is behind stays as it was, and stages that stand in both agendas keep their plan: only slots and breaks are new. */
function keepBegun(meeting: Meeting, { agenda, slots }: Plan): Plan {
  const begun = meeting.agenda.slice(0, placeNow(meeting) + 1);
  const ahead = agenda
    .filter((stage) => !begun.some((planned) => planned.key === stage.key))
    .map((stage) => {
      if (stage.slot !== null || stage.kind === 'break') return stage;
      return meeting.agenda.find((planned) => planned.key === stage.key) ?? stage;
    });
  const held = Object.fromEntries(slotsOf(meeting, begun).map((slot) => [slot.id, slot]));
  return { agenda: [...begun, ...ahead], slots: { ...slots, ...held } };
}
