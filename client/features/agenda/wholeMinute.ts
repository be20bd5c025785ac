import { timeOfDay } from '../../ui/text/when';

/** A time of day to the nearest minute, so that it goes with lengths that are told in whole minutes. */
export const wholeMinute = (at: number): string => timeOfDay(Math.round(at / 60_000) * 60_000);
