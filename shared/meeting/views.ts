import type { ListeningRule } from '../templates/template';
import { MINUTE, usedMs } from './clock';
import { listensNow } from './parties';
import { clientNow, isHere, leadNow, seatOf, takingPart } from './people';
import { type Cost, costOf, endsIfKept, partsOf, slotsOf, stageIndex } from './recut';
import { floorMembers, welcomesSpeakers } from './rights';
import { isFull, isTooEarly } from './rules/attendance';
import { needsFreeze } from './rules/evaluation';
import { isInHand, meetingStanding, placeNow, progressOf, wasEntered } from './standing';
import type { Meeting, MemberId, PlannedStage, Seat, Slot, StageProgress } from './state';
import { evaluationHolds, nextPlanned } from './steps';

/** What screens ask of a meeting. Pure questions; times are server milliseconds, `now` is the server's clock as the client knows it. */

export { type FloorHolder, queue, type SeatState, seatStates, speakingNow, upNext } from './floorViews';
export { deputyOf, leadNow, nobodyLeads, present, seated, takingPart } from './people';
export { slotsOf } from './recut';
export { stageBefore } from './steps';

/** The stage in hand with its plan, progress and slot; null in the lobby and after the end. */
export function currentStage(
  meeting: Meeting,
): { stage: PlannedStage; progress: StageProgress; slot: Slot | null } | null {
  const standing = meetingStanding(meeting);
  if (standing === null) return null;
  const { stage, progress } = standing;
  return { stage, progress, slot: stage.slot === null ? null : (meeting.slots[stage.slot] ?? null) };
}

/** True for who may press Next: the lead now; in a shared meeting nobody (see `askToMoveOn`). */
export const isLead = (meeting: Meeting, member: MemberId): boolean => leadNow(meeting) === member;

// ------------------------------------------------------------------ clocks

/** Stage clock: what is left (negative in overtime), of how much; null for stages without minutes of their own. */
export function stageClock(meeting: Meeting, now: number): { leftMs: number; ofMs: number; running: boolean } | null {
  const current = currentStage(meeting);
  if (current === null || current.progress.minutes <= 0) return null;
  const ofMs = current.progress.minutes * MINUTE;
  return { leftMs: ofMs - usedMs(current.progress, now), ofMs, running: current.progress.runningSince !== null };
}

/** In the last minutes of an issue's presentation the coaches may ask for facts. */
export function factsNow(meeting: Meeting, now: number): boolean {
  const facts = currentStage(meeting)?.stage.factsMinutes ?? 0;
  const clock = stageClock(meeting, now);
  return facts > 0 && clock !== null && clock.leftMs <= facts * MINUTE;
}

/** Minutes left in the slot in hand. */
export function slotClock(meeting: Meeting, now: number): { leftMs: number; ofMs: number } | null {
  const slot = currentStage(meeting)?.slot;
  if (!slot) return null;
  const ofMs = slot.minutes * MINUTE;
  const used = partsOf(meeting, slot.id).reduce((total, part) => total + stageUsedMs(meeting, part, now), 0);
  return { leftMs: ofMs - used, ofMs };
}

function stageUsedMs(meeting: Meeting, stage: PlannedStage, now: number): number {
  const progress = progressOf(meeting, stage.key);
  return progress === undefined ? 0 : usedMs(progress, now);
}

/** True when the stage has met its `due`: Next is highlighted. `openStatuses`: actions brought along without a status. */
export function isDue(meeting: Meeting, now: number, outside?: { openStatuses: number }): boolean {
  const current = currentStage(meeting);
  if (current === null) return false;
  const { stage, progress, slot } = current;
  const { talk } = progress;
  const over = (stageClock(meeting, now)?.leftMs ?? 1) <= 0;
  const turnOver = 'turn' in talk && talk.turn === null;
  const spoke = talk.kind === 'round' ? turnOver && !talk.waiting.some((one) => isHere(meeting, one)) : turnOver;
  switch (stage.due) {
    case 'manual':
      return false;
    case 'time':
      return over;
    case 'allSpoke':
      return spoke;
    case 'allSubmitted':
      return talk.kind === 'quiet' && everySubmitted(meeting, talk.submitted);
    case 'clientDone':
      return over || turnOver;
    case 'actionSettled':
      return slot !== null && slot.outcome !== 'open';
    case 'statusesSettled':
      return spoke && (outside?.openStatuses ?? 0) === 0;
    case 'orderConfirmed':
    case 'votesClosed':
    case 'rolesFilled':
      return talk.kind === 'vote' && talk.confirmed;
    case 'evaluationClosed':
      return evaluationHolds(meeting) === null;
    case 'bothConfirm':
      return over || progress.moveOn.length > 0;
    default: {
      const unknown: never = stage.due;
      return unknown;
    }
  }
}

const everySubmitted = (meeting: Meeting, submitted: MemberId[]): boolean =>
  takingPart(meeting).every((member) => submitted.includes(member) || !isHere(meeting, member));

/** What is left of a stage that goes on by itself, while its clock runs; null for all others. */
export function goesOnIn(meeting: Meeting, now: number): number | null {
  const current = currentStage(meeting);
  const clock = stageClock(meeting, now);
  return current?.stage.automatic && clock?.running && clock.leftMs > 0 ? clock.leftMs : null;
}

/** The step that can be taken back, and for how long still; null when none can. */
export function undoNow(meeting: Meeting, now: number): { from: PlannedStage; leftMs: number } | null {
  const { undo } = meeting;
  if (undo === null || !isInHand(meeting, undo.to) || undo.until <= now) return null;
  const from = meeting.agenda.find((stage) => stage.key === undo.from);
  return from === undefined ? null : { from, leftMs: undo.until - now };
}

/** Where a member talks: in Roundel, elsewhere by their own choice, or elsewhere because the whole meeting does. */
export function talksWhere(meeting: Meeting, member: MemberId): 'here' | 'elsewhere' | 'allElsewhere' {
  if (meeting.settings.sound === 'elsewhere') return 'allElsewhere';
  return seatOf(meeting, member)?.sound === 'elsewhere' ? 'elsewhere' : 'here';
}

// ------------------------------------------------------------------ agenda

export type AgendaRow = {
  stage: PlannedStage;
  state: 'done' | 'now' | 'ahead' | 'skipped';
  plannedMinutes: number;
  /** Used so far; the running piece included. */
  usedMinutes: number;
};
export type AgendaSlot = {
  slot: Slot;
  rows: AgendaRow[];
  state: 'done' | 'now' | 'ahead' | 'skipped';
  plannedMinutes: number;
  usedMinutes: number;
};

/** The agenda as drawn: frame stages, and slots with their parts. */
export function agendaRows(
  meeting: Meeting,
  now: number,
): (({ kind: 'stage' } & AgendaRow) | ({ kind: 'slot' } & AgendaSlot))[] {
  const rows: (({ kind: 'stage' } & AgendaRow) | ({ kind: 'slot' } & AgendaSlot))[] = [];
  for (const stage of meeting.agenda) {
    const row = agendaRow(meeting, stage, now);
    const slot = stage.slot === null ? undefined : meeting.slots[stage.slot];
    if (slot === undefined) {
      rows.push({ kind: 'stage', ...row });
      continue;
    }
    const last = rows.at(-1);
    if (last?.kind === 'slot' && last.slot.id === slot.id) last.rows.push(row);
    else rows.push({ kind: 'slot', slot, rows: [row], state: row.state, plannedMinutes: slot.minutes, usedMinutes: 0 });
  }
  return rows.map((row) => (row.kind === 'stage' ? row : { ...row, ...slotTotals(row.rows) }));
}

function agendaRow(meeting: Meeting, stage: PlannedStage, now: number): AgendaRow {
  return {
    stage,
    state: rowState(meeting, stage),
    plannedMinutes: stage.minutes,
    usedMinutes: stageUsedMs(meeting, stage, now) / MINUTE,
  };
}

function rowState(meeting: Meeting, stage: PlannedStage): AgendaRow['state'] {
  if (isInHand(meeting, stage.key)) return 'now';
  const visited = wasEntered(meeting, stage.key);
  const behind = stageIndex(meeting, stage.key) < placeNow(meeting);
  if (meeting.status === 'ended' || behind) return visited ? 'done' : 'skipped';
  return stage.skipped ? 'skipped' : 'ahead';
}

function slotTotals(rows: AgendaRow[]): Pick<AgendaSlot, 'state' | 'usedMinutes'> {
  const states = rows.map((row) => row.state);
  const begun = states.includes('done') && states.includes('ahead');
  const state =
    states.includes('now') || begun
      ? 'now'
      : states.every((one) => one === 'skipped')
        ? 'skipped'
        : states.includes('ahead')
          ? 'ahead'
          : 'done';
  return { state, usedMinutes: rows.reduce((total, row) => total + row.usedMinutes, 0) };
}

/** When the meeting will end as things stand, and how many minutes after its planned end (negative: early). */
export function projectedEnd(meeting: Meeting, now: number): { at: number; lateMinutes: number } {
  const from = meeting.status === 'lobby' ? Math.max(now, meeting.startsAt) : now;
  const at = meeting.endedAt ?? endsIfKept(meeting, from);
  return { at, lateMinutes: Math.round((at - meeting.endsAt) / MINUTE) };
}

/** The stage Next leads to, skipping what is skipped; null when the meeting would end. */
export const nextStage = (meeting: Meeting): PlannedStage | null => nextPlanned(meeting);

export type NextStep =
  | { kind: 'start' }
  | { kind: 'passFloor'; to: MemberId; after: MemberId | null }
  | { kind: 'openQueue' }
  | { kind: 'advance'; to: PlannedStage }
  | { kind: 'confirmSlots' }
  | { kind: 'closeEvaluation'; ready: number; of: number }
  | { kind: 'end' };

/** What the lead's one big button would do now; it names this before it does it. Null while an evaluation is counted. */
export function nextStep(meeting: Meeting): NextStep | null {
  if (meeting.status === 'lobby') return { kind: 'start' };
  const current = currentStage(meeting);
  if (current === null) return null;
  const holds = evaluationHolds(meeting);
  if (holds === 'counting') return null;
  if (holds === 'answering') {
    const { evaluation } = meeting;
    const ready = evaluation.phase === 'answering' ? evaluation.ready.length : 0;
    return { kind: 'closeEvaluation', ready, of: takingPart(meeting).filter((one) => isHere(meeting, one)).length };
  }
  const { talk } = current.progress;
  if (talk.kind === 'vote' && current.stage.due === 'orderConfirmed' && !talk.confirmed)
    return { kind: 'confirmSlots' };
  const passed = floorStep(meeting, current.stage, current.progress);
  if (passed !== null) return passed;
  const to = nextPlanned(meeting);
  return to === null ? { kind: 'end' } : { kind: 'advance', to };
}

function floorStep(meeting: Meeting, stage: PlannedStage, progress: StageProgress): NextStep | null {
  const { talk, aside } = progress;
  if (talk.kind !== 'round' && talk.kind !== 'queue') return null;
  if (aside !== null && talk.turn !== null) return { kind: 'passFloor', to: talk.turn.member, after: null };
  const waiting = talk.kind === 'round' ? talk.waiting : talk.firstPass;
  const line = waiting.filter((one) => isHere(meeting, one));
  if (talk.kind === 'queue') {
    const hands = progress.hands.map((hand) => hand.member);
    line.push(...hands.filter((one) => isHere(meeting, one) && !line.includes(one)));
  }
  const [to, after] = line;
  if (to !== undefined && (talk.turn !== null || aside !== null))
    return { kind: 'passFloor', to, after: after ?? null };
  const endsFirstPass =
    talk.kind === 'queue' &&
    stage.firstPass &&
    talk.turn !== null &&
    Object.values(talk.asked).every((count) => count <= 1);
  return endsFirstPass ? { kind: 'openQueue' } : null;
}

export type ExtensionCost = { minutes: number; from: Cost };

/** Whose minutes +1 or +5 would cost. Evaluation and closing are never touched. */
export function extensionCost(meeting: Meeting, minutes: 1 | 5, now: number): ExtensionCost {
  const current = currentStage(meeting);
  if (current === null) return { minutes, from: { kind: 'end', lateMinutes: 0 } };
  return { minutes, from: costOf(meeting, current.stage, minutes, now).cost };
}

// ------------------------------------------------------------------- words

/** Which of the stage's prompts is for me: the i18n key below `method`, e.g. `group.checkin.client`. */
export function myPrompt(meeting: Meeting, member: MemberId): { role: 'lead' | 'coach' | 'client'; words: string } {
  const current = currentStage(meeting);
  if (current === null) {
    const role = isLead(meeting, member) ? 'lead' : 'coach';
    return { role, words: `${meeting.status === 'ended' ? 'ended' : 'lobby'}.${role}` };
  }
  const role = promptRole(meeting, member, current.stage, current.progress);
  return { role, words: `${current.stage.words}.${role}` };
}

function promptRole(
  meeting: Meeting,
  member: MemberId,
  stage: PlannedStage,
  progress: StageProgress,
): 'lead' | 'coach' | 'client' {
  if (stage.slot !== null) {
    if (clientNow(meeting) === member) return 'client';
    return isLead(meeting, member) ? 'lead' : 'coach';
  }
  const speaks = stage.kind === 'round' && floorMembers(meeting, stage, progress).includes(member);
  if (speaks) return 'client';
  if (isLead(meeting, member)) return 'lead';
  return stage.kind === 'round' || (stage.kind === 'open' && stage.order !== 'free') ? 'coach' : 'client';
}

/** How far the client is turned away now, for screens; null when they are not. */
export function listening(meeting: Meeting): { client: MemberId; rule: ListeningRule } | null {
  const client = clientNow(meeting);
  const rule = currentStage(meeting)?.stage.clientListens ?? null;
  return client !== null && rule !== null && listensNow(meeting, client) ? { client, rule } : null;
}

/** Everybody here has sent or declined, or the lead closed the form: the server sends `freezeEvaluation` now. */
export const evaluationNeedsFreeze = (meeting: Meeting): boolean => needsFreeze(meeting);

/** Slots that still have no outcome: they come back at the closing round and never block. */
export const slotsStillOpen = (meeting: Meeting): Slot[] =>
  slotsOf(meeting).filter(
    (slot) => slot.outcome === 'open' && partsOf(meeting, slot.id).some((part) => wasEntered(meeting, part.key)),
  );

export type Outside = {
  member: MemberId;
  why: 'tooEarly' | 'full' | 'asked' | 'refused' | 'preparing' | 'letIn' | 'otherStage';
};

/** People whose page is open in the lobby, in the order in which they came, and what keeps each of them there. */
export function heldOutside(meeting: Meeting, now: number): Outside[] {
  return Object.values(meeting.seats)
    .filter((seat) => seat.presence === 'here' && !isInside(meeting, seat))
    .filter(({ admission }) => admission !== 'removed' && admission !== 'left')
    .sort((a, b) => a.since - b.since)
    .map((seat) => ({ member: seat.member, why: reasonOutside(meeting, seat, now) }));
}

/** People who were removed from this meeting and are still members of the group: the lead may let them in again. */
export const removedPeople = (meeting: Meeting): MemberId[] =>
  Object.values(meeting.seats)
    .filter(({ admission, leftGroup }) => admission === 'removed' && !leftGroup)
    .map(({ member }) => member);

/** A speaker is inside only in the stages that name them. */
const waitsForStage = (meeting: Meeting, { role }: Seat): boolean => role === 'speaker' && !welcomesSpeakers(meeting);

const isInside = (meeting: Meeting, seat: Seat): boolean =>
  seat.admission === 'admitted' && seat.seatedAt !== null && !waitsForStage(meeting, seat);

function reasonOutside(meeting: Meeting, seat: Seat, now: number): Outside['why'] {
  const { member, admission } = seat;
  if (admission === 'refused') return 'refused';
  if (admission === 'admitted') return waitsForStage(meeting, seat) ? 'otherStage' : 'letIn';
  if (isTooEarly(meeting, member, now)) return 'tooEarly';
  if (isFull(meeting, member)) return 'full';
  return admission === 'waiting' ? 'asked' : 'preparing';
}
