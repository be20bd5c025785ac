import { leadNow, present, seatOf, takingPart } from '../../../shared/meeting/people/people';
import { isInRoom } from '../../../shared/meeting/rights/entry';
import type { Meeting, MemberId } from '../../../shared/meeting/state';
import type { ToClient } from '../../../shared/protocol/socket';

/** What changes of a state while people talk: hands, turns and clocks, but neither who is there nor where the meeting stands. */
const partsOfTalk: ReadonlySet<string> = new Set<keyof Meeting>([
  'version',
  'progress',
  'questionsOnlyAt',
  'forWhomAt',
  'interlude',
  'undo',
]);

/** True for most commits: nobody sees more or less than before, nor is heard by others. */
export const onlyTalkMoved = (before: Meeting, after: Meeting): boolean =>
  (Object.keys(after) as (keyof Meeting)[]).every((part) => before[part] === after[part] || partsOfTalk.has(part));

/** A commit, seen by somebody who is not in the room. */
export type LobbyChange = { before: Meeting; after: Meeting; ended: boolean; looksOther: boolean };

export const lobbyChange = (before: Meeting, after: Meeting): LobbyChange => ({
  before,
  after,
  ended: before.status !== 'ended' && after.status === 'ended',
  looksOther: lobbyLook(before) !== lobbyLook(after),
});

/** What the lobby view shows of a meeting, and what decides whether devices may connect in the lobby. */
function lobbyLook(meeting: Meeting): string {
  const { admission, sound, encrypted, agreementVersion } = meeting.settings;
  const leads = [leadNow(meeting), meeting.leadership.rightful];
  const places = [present(meeting).join(), takingPart(meeting).length];
  const opened = meeting.lobbyOpenedAt;
  return [meeting.status, opened, ...leads, ...places, admission, sound, encrypted, agreementVersion].join(' ');
}

type Reason = Parameters<ToClient['meeting:rejoin']>[0]['reason'];

/** Why a member's view is out of date, so that they must join again; null when it is not. */
export function reasonToRejoin({ before, after, ended, looksOther }: LobbyChange, member: MemberId): Reason | null {
  const wasIn = isInRoom(before, member);
  if (isInRoom(after, member)) return !wasIn ? 'admitted' : readsAnother(before, after, member) ? 'lobby' : null;
  const old = seatOf(before, member)?.admission;
  const now = seatOf(after, member)?.admission;
  if (now === 'removed') return 'removed';
  const isOther = old !== undefined && old !== now;
  if (isOther && now === 'refused') return 'refused';
  if (ended) return 'ended';
  return wasIn || isOther || looksOther ? 'lobby' : null;
}

/** Whoever was let in and has not sat down reads the agreement that they accept, and its text comes with the view. */
const readsAnother = (before: Meeting, after: Meeting, member: MemberId): boolean =>
  before.settings.agreementVersion !== after.settings.agreementVersion && seatOf(after, member)?.seatedAt === null;
