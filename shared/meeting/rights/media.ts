import { floorMembers, turnOf } from '../floor/holders';
import { isInStage, listensNow } from '../people/parties';
import { isClosed, isLead, isSeated, seatOf } from '../people/people';
import { isShared, sharingOf } from '../people/sharedRooms';
import { floorsNow, isSplit, type Standing, standingOf } from '../standing';
import type { BreakoutId, Meeting, MemberId, SharedRoomId } from '../state';

/** Why a control is closed; the client shows the message for it. */
export type MediaReason =
  | 'clientListens'
  | 'outside'
  | 'oneVoice'
  | 'privateStage'
  | 'elsewhere'
  | 'notSeated'
  | 'notInStage'
  | 'sharedRoom'
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
  /** They sit in one physical room with others: what these say is never played here, and other sound only where `carries`. */
  sharedRoom?: { id: SharedRoomId; carries: boolean };
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

/**
 * What this member may send and receive now; derived from the state, pushed to the media when it changes. In one physical room
 * one device has the sound of all: its microphone is open while any of them may speak.
 */
export function mediaRights(meeting: Meeting, member: MemberId): MediaRights {
  const own = ownRights(meeting, member);
  const sharing = sharingOf(meeting, member);
  if (own.hear !== null || !isShared(sharing)) return own;
  const carries = sharing.carrier === member;
  const sharedRoom = { id: sharing.room, carries };
  if (!carries) return { ...own, microphone: own.microphone ?? 'sharedRoom', sharedRoom };
  const isOpen = sharing.isAgreed && sharing.people.some((one) => ownRights(meeting, one).microphone === null);
  return { ...own, microphone: isOpen ? null : own.microphone, sharedRoom };
}

/** As if everybody sat alone. */
function ownRights(meeting: Meeting, member: MemberId): MediaRights {
  if (!isSeated(meeting, member)) return every('notSeated');
  if (isClosed(meeting)) return every('ended');
  if (talksWhere(meeting, member) !== 'here') return every('elsewhere');
  // After the end people may stay and talk; pictures and screens belong to the room.
  if (meeting.status === 'ended') return { ...every('ended'), microphone: null, hear: null };
  const at = standingOf(meeting, member);
  if (at === null) return { microphone: null, camera: null, screen: null, hear: null };
  if (seatOf(meeting, member)?.role === 'speaker' && !isInStage(meeting, member)) return every('notInStage');
  if (isSplit(meeting) && at.breakout === null) return every('outside');
  const closed = closedBy(at, member);
  const cameraToo = closed === 'clientListens' && at.stage.clientListens === 'microphoneAndCamera';
  return {
    microphone: closed,
    camera: cameraToo ? 'clientListens' : null,
    screen: closed ?? (mayShare(at, member) ? null : 'notYourFloor'),
    hear: null,
    ...(at.breakout === null ? {} : { breakout: at.breakout }),
  };
}

/**
 * True when the talk of both states gives everybody the same media rights: the floor belongs to the same people, and the same
 * client listens. Whatever of a stage's progress `mediaRights` reads is compared here. The parts of a meeting beside its talk
 * are not.
 */
export const sameMediaFloor = (before: Meeting, after: Meeting): boolean => mediaFloor(before) === mediaFloor(after);

function mediaFloor(meeting: Meeting): string {
  const floors = floorsNow(meeting).map(({ talk, aside, listening }) => {
    const turn = turnOf(talk);
    return [talk.kind, turn?.member, turn?.to, aside?.member, listening];
  });
  return JSON.stringify(floors);
}

function closedBy({ room, stage, progress }: Standing, member: MemberId): MediaReason | null {
  if (listensNow(room, member)) return 'clientListens';
  if (!room.settings.oneVoice || isLead(room, member) || progress.talk.kind === 'free') return null;
  if (floorMembers(room, stage, progress).includes(member)) return null;
  return stage.speaks.mode === 'private' ? 'privateStage' : 'oneVoice';
}

function mayShare({ room, stage, progress }: Standing, member: MemberId): boolean {
  if (progress.talk.kind === 'free' && stage.kind !== 'break') return true;
  return isLead(room, member) || floorMembers(room, stage, progress).includes(member);
}
