import type { Meeting, StageProgress, Time, Turn } from './state';

/** Time accounting of stages and turns: milliseconds used before, plus the piece that runs. */

export const MINUTE = 60_000;
export const UNDO_MS = 10_000;
export const LEAD_GRACE_MS = 30_000;
export const FLOOR_GRACE_MS = 20_000;
export const DOORS_MS = 15 * MINUTE;
/** When people may come in by themselves, unless the meeting is started earlier. */
export const lobbyOpensAt = ({
  startsAt,
  lobbyOpenedAt,
}: Pick<Meeting, 'startsAt'> & { lobbyOpenedAt?: Time | undefined }): Time =>
  Math.min(startsAt - DOORS_MS, lobbyOpenedAt ?? Number.POSITIVE_INFINITY);
/** After so long without anybody, a meeting that was called to begin at once and did not begin is given up. */
export const LAPSES_MS = 15 * MINUTE;
/** People may stay and talk for a while after the end. */
export const roomClosesAt = (endedAt: Time): Time => endedAt + DOORS_MS;
export const MINUTES_AFTER_END = DOORS_MS / MINUTE;
/** How long a led meeting waits for its lead before members may come in alone and choose one. */
export const LATE_LEAD_MS = 3 * MINUTE;

type Counted = { spentMs: number; runningSince: Time | null };

export const usedMs = (clock: Counted, now: Time): number =>
  clock.spentMs + (clock.runningSince === null ? 0 : Math.max(0, now - clock.runningSince));

export const stopped = <C extends Counted>(clock: C, at: Time): C => ({
  ...clock,
  spentMs: usedMs(clock, at),
  runningSince: null,
});

export const started = <C extends Counted>(clock: C, at: Time): C =>
  clock.runningSince === null ? { ...clock, runningSince: at } : clock;

/** Starts or stops a turn so that it runs exactly when it should, and notes since when its holder is lost. */
export function turnSet(turn: Turn, runs: boolean, isHere: boolean, at: Time): Turn {
  const timed = runs && isHere ? started(turn, at) : turn.runningSince === null ? turn : stopped(turn, at);
  const lostAt = isHere ? null : (turn.lostAt ?? at);
  return timed === turn && lostAt === turn.lostAt ? turn : { ...timed, lostAt };
}

/** When the minutes of a running stage are used up. */
export const runsOutAt = (progress: StageProgress): Time | null =>
  progress.runningSince === null ? null : progress.runningSince + progress.minutes * MINUTE - progress.spentMs;
