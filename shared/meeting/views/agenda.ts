import { endsIfKept, grantedMinutes, partsOf, slotsOf, stageIndex } from '../agenda/recut';
import { nextPlanned } from '../agenda/steps';
import { MINUTE } from '../clock';
import { isInHand, placeNow, wasEntered, withClients } from '../standing';
import type { Meeting, MemberId, PlannedStage, Slot } from '../state';
import { stageUsedMs } from './clocks';

/** The agenda as drawn, and when the meeting will end. */

export type AgendaRow = {
  stage: PlannedStage;
  state: 'done' | 'now' | 'ahead' | 'skipped';
  plannedMinutes: number;
  /** Used so far; the running piece included. */
  usedMinutes: number;
};

export type AgendaSlot = {
  slot: Slot & { clients?: MemberId[] };
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
    const held = stage.slot === null ? undefined : meeting.slots[stage.slot];
    const slot = held && withClients(meeting, held);
    if (slot === undefined) {
      rows.push({ kind: 'stage', ...row });
      continue;
    }
    const last = rows.at(-1);
    if (last?.kind === 'slot' && last.slot.id === slot.id) last.rows.push(row);
    else rows.push({ kind: 'slot', slot, rows: [row], state: row.state, plannedMinutes: slot.minutes, usedMinutes: 0 });
  }
  const slots = rows.flatMap((row) => (row.kind === 'slot' ? [row.slot.id] : []));
  return rows.map((row) => {
    if (row.kind === 'stage') return row;
    // A slot whose rest was moved stands in two places, each with its own minutes.
    const isApart = slots.indexOf(row.slot.id) !== slots.lastIndexOf(row.slot.id);
    const plannedMinutes = isApart
      ? row.rows.reduce((total, part) => total + grantedMinutes(meeting, part.stage), 0)
      : row.plannedMinutes;
    return { ...row, plannedMinutes, ...slotTotals(row.rows) };
  });
}

type DrawnRow = ReturnType<typeof agendaRows>[number];

/** The row after the one in hand that Next leads to; from inside a slot, the one after that slot. What was left out is none. */
export function rowThatFollows(meeting: Meeting, rows: readonly DrawnRow[]): DrawnRow | null {
  const next = nextPlanned(meeting);
  const ahead = rows.slice(rows.findIndex((row) => row.state === 'now') + 1);
  const led = ahead.find((row) => (row.kind === 'slot' ? row.rows : [row]).some(({ stage }) => stage === next));
  return led ?? ahead.find((row) => row.state === 'ahead') ?? null;
}

function agendaRow(meeting: Meeting, stage: PlannedStage, now: number): AgendaRow {
  const state = rowState(meeting, stage);
  return {
    stage,
    state,
    // More time that was given counts while the stage runs, as in its clock.
    plannedMinutes: state === 'now' ? grantedMinutes(meeting, stage) : stage.minutes,
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

/** In the stage that settles when the group meets next, and in the last one of every meeting. */
export const hasNextDate = (meeting: Meeting, stage: PlannedStage | undefined): boolean =>
  stage?.artefacts.includes('nextDate') === true || isClosingRound(meeting);

/** The last round: what was left open comes back there. */
export const isClosingRound = (meeting: Meeting): boolean =>
  meeting.status === 'running' && nextPlanned(meeting) === null && placeNow(meeting) > 0;

/** Slots of somebody that took place, or take place now. In pairs and trios people keep what they will do in their own plans. */
export const slotsHeld = (meeting: Meeting): Slot[] =>
  slotsOf(meeting)
    .filter((slot) => slot.client !== '')
    .filter((slot) => partsOf(meeting, slot.id).some((part) => wasEntered(meeting, part.key)));

/** Slots that still have no outcome: they come back at the closing round and never block. */
export const slotsStillOpen = (meeting: Meeting): Slot[] =>
  slotsHeld(meeting).filter((slot) => slot.outcome === 'open');
