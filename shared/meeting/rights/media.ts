import { floorMembers } from '../floor/holders';
import { isInStage, listensNow } from '../people/parties';
import { isClosed, isLead, isSeated, seatOf } from '../people/people';
import { breakoutIds, inBreakout, isSplit, meetingStanding, roomOf, standingOf } from '../standing';
import type { BreakoutId, Meeting, MemberId, PlannedStage, StageProgress } from '../state';

/** Why a control is closed; the client shows the message for it. */
export type MediaReason =
  | 'clientListens'
  | 'outside'
  | 'oneVoice'
  | 'privateStage'
  | 'elsewhere'
  | 'notSeated'
  | 'notInStage'
  | 'ended';

/** What a member may send and receive now. `null` means allowed, otherwise the reason it is not. */
export type MediaRights = {
  microphone: MediaReason | null;
  camera: MediaReason | null;
  /** The person who has the floor may share a screen. */
  screen: MediaReason | 'notYourFloor' | null;
  hear: MediaReason | null;
  /** Only people of the same breakout see and hear each other; everybody is together where it is not named. */
  breakout?: BreakoutId;
};

const every = (reason: MediaReason): MediaRights => ({
  microphone: reason,
  camera: reason,
  screen: reason,
  hear: reason,
});

/** Where a member talks: in Roundel, elsewhere by their own choice, or elsewhere because the whole meeting does. */
export function talksWhere(meeting: Meeting, member: MemberId): 'here' | 'elsewhere' | 'allElsewhere' {
  if (meeting.settings.sound === 'elsewhere') return 'allElsewhere';
  return seatOf(meeting, member)?.sound === 'elsewhere' ? 'elsewhere' : 'here';
}

/** What this member may send and receive now; derived from the state, pushed to the media when it changes. */
export function mediaRights(meeting: Meeting, member: MemberId): MediaRights {
  if (!isSeated(meeting, member)) return every('notSeated');
  if (isClosed(meeting)) return every('ended');
  if (meeting.settings.sound === 'elsewhere' || seatOf(meeting, member)?.sound === 'elsewhere') {
    return every('elsewhere');
  }
  // After the end people may stay and talk; pictures and screens belong to the room.
  if (meeting.status === 'ended') return { ...every('ended'), microphone: null, hear: null };
  const stage = standingOf(meeting, member);
  if (stage === null) return { microphone: null, camera: null, screen: null, hear: null };
  if (seatOf(meeting, member)?.role === 'speaker' && !isInStage(meeting, member)) return every('notInStage');
  if (isSplit(meeting) && stage.breakout === null) return every('outside');
  const room = roomOf(meeting, member);
  const closed = closedBy(room, member, stage.stage, stage.progress);
  const listens = listensNow(room, member);
  const cameraToo = listens && stage.stage.clientListens === 'microphoneAndCamera';
  return {
    microphone: closed,
    camera: cameraToo ? 'clientListens' : null,
    screen: closed ?? (mayShare(room, member, stage.stage, stage.progress) ? null : 'notYourFloor'),
    hear: null,
    ...(stage.breakout === null ? {} : { breakout: stage.breakout }),
  };
}

/**
 * True when the talk of both states gives everybody the same media rights: the floor belongs to the same people, and the same
 * client listens. Whatever of a stage's progress `mediaRights` reads is compared here. The parts of a meeting beside its talk
 * are not.
 */
export const sameMediaFloor = (before: Meeting, after: Meeting): boolean => mediaFloor(before) === mediaFloor(after);

function mediaFloor(meeting: Meeting): string {
  const rooms = isSplit(meeting) ? breakoutIds(meeting).map((id) => inBreakout(meeting, id)) : [];
  return [meeting, ...rooms].map(mediaFloorOf).join();
}

function mediaFloorOf(meeting: Meeting): string {
  const standing = meetingStanding(meeting);
  if (standing === null) return '';
  const { talk, aside, listening } = standing.progress;
  const turn = 'turn' in talk ? talk.turn : null;
  return JSON.stringify([talk.kind, turn?.member, turn?.to, aside?.member, listening]);
}

function closedBy(
  meeting: Meeting,
  member: MemberId,
  stage: PlannedStage,
  progress: StageProgress,
): MediaReason | null {
  if (listensNow(meeting, member)) return 'clientListens';
  if (!meeting.settings.oneVoice || isLead(meeting, member) || progress.talk.kind === 'free') return null;
  if (floorMembers(meeting, stage, progress).includes(member)) return null;
  return stage.speaks.mode === 'private' ? 'privateStage' : 'oneVoice';
}

function mayShare(meeting: Meeting, member: MemberId, stage: PlannedStage, progress: StageProgress): boolean {
  if (progress.talk.kind === 'free' && stage.kind !== 'break') return true;
  return isLead(meeting, member) || floorMembers(meeting, stage, progress).includes(member);
}
