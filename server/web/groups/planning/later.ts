import { MINUTE } from '../../../../shared/meeting/clock';
import type { Time } from '../../../../shared/meeting/state';
import { storedState } from '../../../rooms/storedMeeting';
import type { LaterDateRow, Store } from '../../../store/store';

/** After so long nobody comes to a planned meeting any more. */
export const FORGOTTEN_MS = 12 * 60 * MINUTE;

/** Dates that somebody planned behind the meeting that is planned or runs, the earliest first. */
export async function laterDates(store: Store, group: string, now: Time): Promise<LaterDateRow[]> {
  const ahead = (await store.dates.later(group)).filter(({ startsAt }) => startsAt > now - FORGOTTEN_MS);
  const holds = await Promise.all(ahead.map((later) => gaveWay(store, later)));
  return ahead.filter((_, index) => holds[index]);
}

/** The server may have been killed after it noted the date, and before its meeting was given up: then that meeting stands. */
async function gaveWay(store: Store, { gaveWay: meeting }: LaterDateRow): Promise<boolean> {
  return meeting === null || (await storedState(store, meeting))?.givenUp === true;
}
