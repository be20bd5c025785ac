import { clockText } from './clockText';

type Planned = { whole: number } | { time: string };

/**
 * How the length of the running stage is told: in whole minutes, or like a clock when it has a fraction. The same in the agenda
 * and at the clock, so that nobody compares "10 min" with "9:30".
 */
export function plannedTime(minutes: number): Planned {
  const tenths = Math.round(minutes * 10) / 10;
  return Number.isInteger(tenths) ? { whole: tenths } : { time: clockText(tenths * 60_000) };
}
