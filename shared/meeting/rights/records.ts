import { talkTimeReaders } from '../agreement';
import { isHere, isLead, nobodyLeads, seatOf } from '../people/people';
import type { Meeting, MemberId, Time } from '../state';

/** Who may read and change the records of a meeting: rows of text outside the log. */

/** What a guest speaker may do with records: what is their own, and nothing of the group's. */
const ofSpeakers: ReadonlySet<string> = new Set([
  'myNote',
  'talkTime',
  'saveNote',
  'noteToLead',
  'said',
  'say',
  'helpContacts',
]);

/** What people wrote in the last seconds of a meeting may arrive this long after its end. */
const LATE_WRITING_MS = 60_000;

/** The meeting is over, and nothing of what the group shares in it is written any more. */
export const isClosedToWriting = ({ endedAt }: Meeting, now: Time): boolean =>
  endedAt !== null && now > endedAt + LATE_WRITING_MS;

/** What a meeting takes even after the group has moved on to another one: only what is the writer's alone. */
const own: ReadonlySet<string> = new Set([
  'saveIssue',
  'saveNote',
  'markEnvelope',
  'removeEnvelope',
  'savePage',
  'erasePage',
]);
/**
 * Until then people also report on their own actions, give away a page that they kept and write the one change where nobody
 * had, and the lead takes things away.
 */
const afterTheEnd: ReadonlySet<string> = new Set([
  'saveOneChange',
  'reportAction',
  'withdrawAction',
  'removeAction',
  'removeIssue',
  'releasePage',
  'removePage',
]);

/**
 * What was written for one person alone; an issue card is already that of their next meeting. While a meeting goes on everybody
 * in it sees who has the seat; once it has ended, nobody would see who reads.
 */
const forOneAlone: ReadonlySet<string> = new Set(['myIssue', 'myNote', 'myPages', 'shownPages', 'envelope']);
/** What changes it, takes it away or gives it to others. */
const changesForOneAlone: ReadonlySet<string> = new Set([
  'saveIssue',
  'saveNote',
  'savePage',
  'releasePage',
  'erasePage',
  'markEnvelope',
  'removeEnvelope',
]);

export const isPrivateAfterwards = ({ status }: Pick<Meeting, 'status'>, what: string): boolean =>
  status === 'ended' && forOneAlone.has(what);

/** What somebody wrote in the last seconds still arrives. */
export const isPrivateChangeAfterwards = (meeting: Meeting, what: string, now: Time): boolean =>
  isClosedToWriting(meeting, now) && changesForOneAlone.has(what);

export const isOwnRecord = (what: string): boolean => own.has(what);

export const mayChangeStill = (meeting: Meeting, what: string, now: Time): boolean =>
  !isClosedToWriting(meeting, now) || own.has(what) || afterTheEnd.has(what);

/** `what` is the name of what is asked for or changed. */
export const mayUseRecords = (meeting: Meeting, member: MemberId, what: string): boolean =>
  seatOf(meeting, member)?.role !== 'speaker' || ofSpeakers.has(what);

/** Whoever leads now may take away from everybody what somebody put into the group's records. */
export const mayRemoveRecords = (meeting: Meeting, member: MemberId): boolean => isLead(meeting, member);

/** The lead writes whom the group can turn to for help; where nobody leads, everybody who is here. */
export const mayWriteHelpContacts = (meeting: Meeting, member: MemberId, now: Time): boolean =>
  isLead(meeting, member) || (nobodyLeads(meeting, now) && isHere(meeting, member));

/** Who sees how long each person spoke, besides their own time: what the agreement says. */
export function mayReadTalkTimes(meeting: Meeting, member: MemberId): boolean {
  const readers = talkTimeReaders(meeting);
  switch (meeting.status) {
    case 'lobby':
      return false;
    case 'running':
      return readers !== 'own' && isLead(meeting, member);
    case 'ended':
      return readers === 'group' && seatOf(meeting, member)?.role !== 'speaker';
    default:
      return meeting.status satisfies never;
  }
}

/** A card lies in the envelope of a client, `from` somebody. Both may read it and take it out. */
export type CardOwners = { client: MemberId; from: MemberId };

export const mayHoldCard = (card: CardOwners, member: MemberId): boolean =>
  card.client === member || card.from === member;

/** That a card helped is the client's to say. */
export const mayMarkCard = (card: CardOwners, member: MemberId): boolean => card.client === member;

/** The issue of a slot is shared by its client only. */
export const mayShareIssue = (slot: { client: MemberId }, member: MemberId): boolean => slot.client === member;

/** A drafted action becomes real by the one whose plan it is: the client of a slot, or the owner of a page. */
export const mayAcceptAction = (planner: MemberId | null, member: MemberId): boolean => planner === member;

/** An accepted action is reported on, and taken back, by its own member. */
export const mayChangeAction = (action: { member: MemberId }, member: MemberId): boolean => action.member === member;

/** Who is told that somebody said how an action of theirs went: after the end nobody else reads it in this room. */
export const reportReaders = ({ status }: Pick<Meeting, 'status'>, owner: MemberId): MemberId[] | 'room' =>
  status === 'ended' ? [owner] : 'room';

/** A topic is scored by the member who told it. */
export const mayScoreParked = (item: { kind: string; of: MemberId }, member: MemberId): boolean =>
  item.kind === 'topic' && item.of === member;

/** Taken off the list by who wrote it down, and by whose topic it is said to be. */
export const mayTakeOffParked = (item: { by: MemberId; of: MemberId }, member: MemberId): boolean =>
  item.by === member || item.of === member;

/** Anybody but the member who asked may offer help with a request. */
export const mayOfferHelp = (item: { kind: string; by: MemberId }, member: MemberId): boolean =>
  item.kind === 'request' && item.by !== member;
