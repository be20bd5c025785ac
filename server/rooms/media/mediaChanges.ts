import { isClosed } from '../../../shared/meeting/people/people';
import { mayConnect } from '../../../shared/meeting/rights/connection';
import { type MediaRights, mediaRights, sameMediaFloor } from '../../../shared/meeting/rights/media';
import type { Meeting, MemberId, Time } from '../../../shared/meeting/state';

/** Breakout and physical room are not compared: they change no permission, they are kept by those who send and play. */
const same = (one: MediaRights, other: MediaRights): boolean =>
  one.microphone === other.microphone &&
  one.camera === other.camera &&
  one.screen === other.screen &&
  one.hear === other.hear;

/** `onlyTalkMoved` is true for most commits, such as a raised hand. */
export type MeetingChange = { before: Meeting; after: Meeting; onlyTalkMoved: boolean };

/**
 * What a commit changed for the media server: who has new rights, and who may not be connected any more. When the meeting
 * ends everybody loses their rights, but nobody is put out: browsers leave by themselves.
 */
export function mediaChanges(
  { before, after, onlyTalkMoved }: MeetingChange,
  now: Time,
): { changed: { member: MemberId; rights: MediaRights }[]; removed: MemberId[] } {
  const changed: { member: MemberId; rights: MediaRights }[] = [];
  const removed: MemberId[] = [];
  if (onlyTalkMoved && sameMediaFloor(before, after)) return { changed, removed };
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
