import { isClosed } from '../../../shared/meeting/people/people';
import { mayConnect } from '../../../shared/meeting/rights/connection';
import { type MediaRights, mediaRights } from '../../../shared/meeting/rights/media';
import { meetingStanding } from '../../../shared/meeting/standing';
import type { Meeting, MemberId, Time } from '../../../shared/meeting/state';
import { onlyTalkMoved } from '../meeting/reasonToRejoin';

const same = (one: MediaRights, other: MediaRights): boolean =>
  one.microphone === other.microphone &&
  one.camera === other.camera &&
  one.screen === other.screen &&
  one.hear === other.hear;

/** All that the media take from the talk of a stage: whom the floor belongs to, and who listens. */
function floorOf(meeting: Meeting): string {
  const standing = meetingStanding(meeting);
  if (standing === null) return '';
  const { talk, aside, listening } = standing.progress;
  const turn = 'turn' in talk ? talk.turn : null;
  return JSON.stringify([talk.kind, turn?.member, aside?.member, listening]);
}

/** True for most commits, such as a raised hand. */
const concernsNoMedia = (before: Meeting, after: Meeting): boolean =>
  onlyTalkMoved(before, after) && floorOf(before) === floorOf(after);

/**
 * What a commit changed for the media server: who has new rights, and who may not be connected any more. When the meeting
 * ends everybody loses their rights, but nobody is put out: browsers leave by themselves.
 */
export function mediaChanges(
  before: Meeting,
  after: Meeting,
  now: Time,
): { changed: { member: MemberId; rights: MediaRights }[]; removed: MemberId[] } {
  const changed: { member: MemberId; rights: MediaRights }[] = [];
  const removed: MemberId[] = [];
  if (concernsNoMedia(before, after)) return { changed, removed };
  for (const member of Object.keys(after.seats)) {
    const could = mayConnect(before, member, now);
    const can = mayConnect(after, member, now);
    if (could && !can && !isClosed(after)) removed.push(member);
    if (!can && !(could && isClosed(after))) continue;
    const rights = mediaRights(after, member);
    if (!could || !same(mediaRights(before, member), rights)) changed.push({ member, rights });
  }
  return { changed, removed };
}
