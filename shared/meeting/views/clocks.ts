import { partsOf } from '../agenda/recut';
import { MINUTE, usedMs } from '../clock';
import { isInHand, progressOf } from '../standing';
import type { Meeting, PlannedStage } from '../state';
import { currentStage } from './currentStage';

/** What clocks show. Times are server milliseconds, `now` is the server's clock as the client knows it. */

/** Stage clock: what is left (negative in overtime), of how much; null for stages without minutes of their own. */
export function stageClock(meeting: Meeting, now: number): { leftMs: number; ofMs: number; running: boolean } | null {
  const current = currentStage(meeting);
  if (current === null || current.progress.minutes <= 0) return null;
  const ofMs = current.progress.minutes * MINUTE;
  return { leftMs: ofMs - usedMs(current.progress, now), ofMs, running: current.progress.runningSince !== null };
}

/**
 * A stage clock as people read it: in whole seconds, negative in overtime. `soon` is not said of a stage that is no longer
 * than that as a whole.
 */
export type ClockFace = {
  seconds: number;
  ofMinutes: number;
  running: boolean;
  soon: boolean;
  last: boolean;
  over: boolean;
};

const SOON_SECONDS = 120;
const LAST_SECONDS = 30;

export function clockFace(meeting: Meeting, now: number): ClockFace | null {
  const clock = stageClock(meeting, now);
  if (clock === null) return null;
  const seconds = Math.ceil(clock.leftMs / 1000);
  return {
    seconds,
    ofMinutes: clock.ofMs / MINUTE,
    running: clock.running,
    soon: seconds <= SOON_SECONDS && clock.ofMs > SOON_SECONDS * 1000,
    last: seconds <= LAST_SECONDS,
    over: seconds < 0,
  };
}

/** The stage in hand has had its minutes. Never true of one without minutes of its own. */
export const isTimeUp = (meeting: Meeting, now: number): boolean => (stageClock(meeting, now)?.leftMs ?? 1) <= 0;

/** In the last minutes of an issue's presentation the coaches may ask for facts. */
export function factsNow(meeting: Meeting, now: number): boolean {
  const facts = currentStage(meeting)?.stage.factsMinutes ?? 0;
  const clock = stageClock(meeting, now);
  return facts > 0 && clock !== null && clock.leftMs <= facts * MINUTE;
}

const HALF_TIME_MS = 20_000;

/** For a moment after half of the time that two people share in free talk is gone. */
export function isHalfTime(meeting: Meeting, now: number): boolean {
  const stage = currentStage(meeting)?.stage;
  const clock = stageClock(meeting, now);
  if (stage?.order !== 'free' || stage.protected || meeting.template.frame.people.most > 2) return false;
  if (!clock?.running) return false;
  const sinceHalf = clock.ofMs / 2 - clock.leftMs;
  return sinceHalf >= 0 && sinceHalf < HALF_TIME_MS;
}

/** Minutes left in the slot in hand. */
export function slotClock(meeting: Meeting, now: number): { leftMs: number; ofMs: number } | null {
  const slot = currentStage(meeting)?.slot;
  if (!slot) return null;
  const ofMs = slot.minutes * MINUTE;
  const used = partsOf(meeting, slot.id).reduce((total, part) => total + stageUsedMs(meeting, part, now), 0);
  return { leftMs: ofMs - used, ofMs };
}

export function stageUsedMs(meeting: Meeting, stage: PlannedStage, now: number): number {
  const progress = progressOf(meeting, stage.key);
  return progress === undefined ? 0 : usedMs(progress, now);
}

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
