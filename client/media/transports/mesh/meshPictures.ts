import { floorMembers } from '../../../../shared/meeting/floor/holders';
import { carriesMedia } from '../../../../shared/meeting/rights/connection';
import { breakoutOf, roomOf } from '../../../../shared/meeting/standing';
import type { Meeting, MemberId } from '../../../../shared/meeting/state';
import { currentStage } from '../../../../shared/meeting/views/currentStage';

/** Of so many people everybody's browser can send its picture to everybody's, and a screen beside it. */
const PICTURES_FOR = 6;
/** The person who asks and the person who answers: of a larger floor only the first two are seen. */
const MOST_SEEN = 2;

/**
 * Too many people to send each other pictures without a media server; in a breakout its people alone count. Seats count, so
 * that a network that comes and goes changes nothing.
 */
export function isCrowded(meeting: Meeting, me: MemberId): boolean {
  const breakout = breakoutOf(meeting, me);
  const here = Object.keys(meeting.seats).filter((member) => breakoutOf(meeting, member) === breakout);
  return here.filter((member) => carriesMedia(meeting, member)).length > PICTURES_FOR;
}

/** The members whose pictures travel without a media server: everybody's in a small room, in a larger one those of the people who have the floor. */
export function picturesOf(meeting: Meeting, me: MemberId): readonly MemberId[] | 'everybody' {
  if (!isCrowded(meeting, me)) return 'everybody';
  const room = roomOf(meeting, me);
  const now = currentStage(room);
  return now === null ? [] : floorMembers(room, now.stage, now.progress).slice(0, MOST_SEEN);
}
