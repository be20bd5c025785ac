import { slotsAhead } from '../agenda/recut';
import { MINUTE } from '../clock';
import { seatOf } from '../people/people';
import type { Meeting, Slot } from '../state';

/** A lost connection is usually back by then. */
const AWAY_MS = 2 * MINUTE;

/** The first slot ahead whose client has been away for long: the lead chooses what becomes of its minutes. */
export function slotOfAbsent(meeting: Meeting, now: number): Slot | null {
  if (meeting.status !== 'running') return null;
  const ahead = slotsAhead(meeting).find(({ slot }) => {
    const seat = seatOf(meeting, slot.client);
    return seat?.presence === 'lost' && seat.admission === 'admitted' && now - seat.since >= AWAY_MS;
  });
  return ahead?.slot ?? null;
}
