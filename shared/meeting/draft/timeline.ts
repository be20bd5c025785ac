import { countedFrom, stageLeftMs } from '../agenda/recut';
import { MINUTE } from '../clock';
import { isInHand } from '../standing';
import type { Meeting, PlannedStage, Time } from '../state';
import { type AgendaRow, type AgendaSlot, agendaRows } from '../views/agenda';

/** The whole meeting to scale: what is over, what runs, what is to come, and where the planned end stands in it. */

type Row = ({ kind: 'stage' } & AgendaRow) | ({ kind: 'slot' } & AgendaSlot);

export type TimelinePart = {
  row: Row;
  /** As long as it is drawn: used, or still planned. */
  minutes: number;
  /** When it began or will begin; null for what is over or left out. */
  from: Time | null;
  /** Whether it would begin after the planned end, or reach beyond it. */
  isLate: 'begins' | 'ends' | null;
};

export type Timeline = {
  parts: TimelinePart[];
  startsAt: Time;
  /** When everything would be over. */
  endsAt: Time;
  plannedEnd: Time;
  /** Minutes from left to right, to the later of the two ends. */
  minutes: number;
  /** Where in these minutes the planned end stands, and how far the meeting is; null before the start. */
  plannedAt: number;
  nowAt: number | null;
};

/** Less than this is not worth a word: ends are told in whole minutes. */
export const SLACK_MS = MINUTE / 2;

export function timeline(meeting: Meeting, now: Time): Timeline {
  const { begins, plannedEnd } = ends(meeting, now);
  let at = begins;
  let behind = 0;
  let used: number | null = null;
  const parts = agendaRows(meeting, now).map((row): TimelinePart => {
    if (row.state === 'done' || row.state === 'skipped') {
      behind += row.state === 'done' ? row.usedMinutes : 0;
      return { row, minutes: row.state === 'done' ? row.usedMinutes : row.plannedMinutes, from: null, isLate: null };
    }
    const left = stagesOf(row).reduce((total, stage) => total + leftMs(meeting, stage, now), 0);
    const isNow = row.state === 'now';
    const minutes = left / MINUTE + (isNow ? row.usedMinutes : 0);
    if (isNow) used = behind + row.usedMinutes;
    const from = at - (isNow ? row.usedMinutes * MINUTE : 0);
    at += left;
    behind += minutes;
    const isLate = at <= plannedEnd + SLACK_MS ? null : from >= plannedEnd - SLACK_MS ? 'begins' : 'ends';
    return { row, minutes, from, isLate };
  });
  const minutes = behind + Math.max(0, (plannedEnd - at) / MINUTE);
  return {
    parts,
    startsAt: meeting.startedAt ?? begins,
    endsAt: at,
    plannedEnd,
    minutes,
    plannedAt: Math.max(0, behind - (at - plannedEnd) / MINUTE),
    nowAt: used,
  };
}

/** Before the start it is drawn as planned; where no time was planned, as if it began now. */
function ends(meeting: Meeting, now: Time): { begins: Time; plannedEnd: Time } {
  if (meeting.status !== 'lobby') return { begins: now, plannedEnd: meeting.endsAt };
  const planned = countedFrom(meeting, now);
  const begins = meeting.unplanned ? Math.max(now, planned) : planned;
  return { begins, plannedEnd: meeting.endsAt + begins - planned };
}

const stagesOf = (row: Row): PlannedStage[] =>
  row.kind === 'stage' ? [row.stage] : row.rows.filter(({ state }) => state !== 'done').map(({ stage }) => stage);

const leftMs = (meeting: Meeting, stage: PlannedStage, now: Time): number =>
  stage.skipped && !isInHand(meeting, stage.key) ? 0 : stageLeftMs(meeting, stage, now);
