import { floorMembers } from '../floor/holders';
import { isInStage } from '../people/parties';
import { canSpeak, isLead, isSeated } from '../people/people';
import { breakoutOf, isSplit, standingOf } from '../standing';
import type { Meeting, MemberId } from '../state';

/** While the meeting is split, the lead writes to everybody at once. */
const writesToAll = (meeting: Meeting, member: MemberId): boolean => isSplit(meeting) && isLead(meeting, member);

/** What this person wrote concerns that one: they are together, or the lead wrote it. */
export const reads = (meeting: Meeting, reader: MemberId, writer: MemberId): boolean =>
  !isSplit(meeting) || writesToAll(meeting, writer) || breakoutOf(meeting, reader) === breakoutOf(meeting, writer);

/** Whose written words everybody sees now: who has the floor, and everybody in the stage while talk is free. */
export function speaksNow(meeting: Meeting, member: MemberId): boolean {
  const standing = standingOf(meeting, member);
  if (standing === null || meeting.status !== 'running' || !isSeated(meeting, member)) return false;
  const { stage, progress, room } = standing;
  if (writesToAll(meeting, member)) return true;
  const isFree = progress.aside === null && ['free', 'vote', 'ballot'].includes(progress.talk.kind);
  return isFree ? isInStage(room, member) : floorMembers(room, stage, progress).includes(member);
}

/** Whoever cannot speak writes instead, when they would speak. */
export const mayWriteWords = (meeting: Meeting, member: MemberId): boolean =>
  (!canSpeak(meeting, member) && speaksNow(meeting, member)) || writesToAll(meeting, member);
