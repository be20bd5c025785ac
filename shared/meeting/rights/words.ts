import { floorMembers } from '../floor/holders';
import { isInStage } from '../people/parties';
import { canSpeak, isSeated } from '../people/people';
import { standingOf } from '../standing';
import type { Meeting, MemberId } from '../state';

/** Whose written words everybody sees now: who has the floor, and everybody in the stage while talk is free. */
export function speaksNow(meeting: Meeting, member: MemberId): boolean {
  const standing = standingOf(meeting, member);
  if (standing === null || meeting.status !== 'running' || !isSeated(meeting, member)) return false;
  const { stage, progress } = standing;
  const isFree = progress.aside === null && (progress.talk.kind === 'free' || progress.talk.kind === 'vote');
  return isFree ? isInStage(meeting, member) : floorMembers(meeting, stage, progress).includes(member);
}

/** Whoever cannot speak writes instead, when they would speak. */
export const mayWriteWords = (meeting: Meeting, member: MemberId): boolean =>
  !canSpeak(meeting, member) && speaksNow(meeting, member);
