import { lobbyOpensAt } from '../../../shared/meeting/clock';
import type { Meeting } from '../../../shared/meeting/state';
import { whenText } from '../../ui/text/when';

/** When this room opens for everybody; null: it is open. */
export function opensText(meeting: Meeting, now: number): string | null {
  const opens = lobbyOpensAt(meeting);
  return meeting.status === 'lobby' && now < opens ? whenText(opens, now) : null;
}
