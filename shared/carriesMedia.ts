import { seatOf } from './meeting/people/people';
import { type MediaReason, mediaRights } from './meeting/rights/media';
import type { Meeting, MemberId } from './meeting/state';

/** For these reasons somebody's media is not carried at all; a break or a private stage only closes it for a while. */
const apart: ReadonlySet<MediaReason | null> = new Set(['notSeated', 'notInStage', 'elsewhere', 'ended']);

/**
 * Whose sound and picture run through Roundel now: seated, not talking elsewhere, and in a stage that has them in the room.
 * The server gives tickets and relays signals by it, browsers connect and close by it.
 */
export function carriesMedia(meeting: Meeting, member: MemberId): boolean {
  return !apart.has(mediaRights(meeting, member).hear);
}

/**
 * Somebody who was let in and checks their devices: a connection may be made already, without any right, so that sitting down
 * is heard and seen at once.
 */
export function maySitDownSoon(meeting: Meeting, member: MemberId): boolean {
  const seat = seatOf(meeting, member);
  if (seat?.admission !== 'admitted' || seat.seatedAt !== null) return false;
  return meeting.status !== 'ended' && meeting.settings.sound !== 'elsewhere';
}
