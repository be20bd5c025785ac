import type { Meeting } from '../../../shared/meeting/state';
import { type ClockFace, clockFace } from '../../../shared/meeting/views/clocks';
import { useConnection } from './context';
import { useAtNow } from './now';

/** The stage clock, drawn again with each second; null for stages without minutes of their own. */
export function useStageClock(meeting: Meeting): ClockFace | null {
  const connection = useConnection();
  useAtNow((now) => clockFace(meeting, now)?.seconds ?? null);
  return clockFace(meeting, connection.now()); // everything but the seconds changes only with events
}
