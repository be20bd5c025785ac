import type { Event } from '../../shared/meeting/events';
import type { DocumentName, GroupId, Meeting, MeetingId, MemberId, SlotId, Time } from '../../shared/meeting/state';
import type { Action, EnvelopeCard, IssueCard, ParkedItem } from '../../shared/protocol/records';

/**
 * What the server keeps. Every promise that resolves has been committed with fsync (save, then acknowledge, then announce);
 * one that rejects with `StoreUnavailable` has changed nothing.
 */
export class StoreUnavailable extends Error {}

/** The data were written by a newer version: this one would misread them, and must not write into them. */
export class StoreTooNew extends Error {}

/** A row is there and cannot be read; the message names the row and never quotes it. */
export class StoreDamaged extends Error {}

export type MeetingRow = {
  id: MeetingId;
  group: GroupId;
  title: string;
  ordinal: number;
  startsAt: number;
  minutes: number;
  status: 'lobby' | 'running' | 'ended';
  createdAt: number;
};
export type GroupRow = {
  id: GroupId;
  name: string;
  agreement: { version: number; lines: string[] };
  createdAt: number;
};
export type MemberRow = {
  id: MemberId;
  group: GroupId;
  name: string;
  role: 'member' | 'facilitator' | 'speaker';
  createdAt: number;
  /** Removed from the group: the name stays for the minutes, and nothing of the group is open to them any more. */
  removedAt: number | null;
};

/** `secretHash` is SHA-256 of the 128-bit secret: the secret itself is never stored. */
export type InviteRow = {
  secretHash: string;
  group: GroupId;
  meeting: MeetingId | null;
  kind: 'group' | 'personal' | 'return';
  member: MemberId | null;
  role: 'member' | 'facilitator' | 'speaker';
  usesLeft: number | null;
  expiresAt: number | null;
  revokedAt: number | null;
};

/** One browser as a member of a group. */
export type SessionRow = {
  tokenHash: string;
  group: GroupId;
  member: MemberId;
  /** The return link it came by: withdrawing that link signs it out. */
  via: InviteRow['secretHash'] | null;
  createdAt: number;
};

export type ImageRow = { meeting: MeetingId; hash: string; type: string; bytes: Uint8Array; member: MemberId };

export type Append = {
  meeting: MeetingId;
  /** The log's length before these events; another length answers `conflict`. */
  expected: number;
  /** Null for the server's own commands. */
  command: { member: MemberId; id: string } | null;
  events: Event[];
  at: number;
  /** Rows of words that must be committed in the same transaction. */
  records?: RecordWrite[];
};
export type Appended =
  | { outcome: 'committed'; version: number }
  | { outcome: 'conflict' }
  | { outcome: 'duplicate'; version: number };

export type RecordWrite =
  | { kind: 'issue'; member: MemberId; card: IssueCard; version: number }
  | { kind: 'sharedIssue'; meeting: MeetingId; slot: SlotId; member: MemberId; card: IssueCard; version: number }
  | { kind: 'sharedIssueGone'; meeting: MeetingId; slot: SlotId }
  | { kind: 'note'; meeting: MeetingId; member: MemberId; text: string; version: number }
  | { kind: 'envelope'; meeting: MeetingId; card: EnvelopeCard }
  | { kind: 'envelopeHelped'; card: string; helped: boolean }
  | { kind: 'envelopeGone'; card: string }
  | { kind: 'parked'; meeting: MeetingId; group: GroupId; item: ParkedItem }
  | { kind: 'unparked'; item: string }
  | { kind: 'action'; group: GroupId; action: Action }
  | { kind: 'actionGone'; action: string }
  | { kind: 'actionStatus'; action: string; status: Action['status']; learned: string }
  | { kind: 'oneChange'; meeting: MeetingId; text: string; version: number }
  /** Written once, shuffled, when an evaluation closes. */
  | { kind: 'evaluationTexts'; meeting: MeetingId; texts: string[] }
  | { kind: 'talkTime'; meeting: MeetingId; member: MemberId; ms: number };

/** Which actions of a group are asked for: those accepted in a meeting, and what members brought along to it unsettled. */
export type ActionsQuery = {
  group: GroupId;
  meeting: MeetingId;
  /** Only this member's. */
  of: MemberId | null;
  /** Only those from earlier meetings. */
  previousOnly: boolean;
  /** Settled, and on the page all the same. */
  also: readonly string[];
  /** Accepted at this time or before. */
  until: Time;
  /** The oldest one that is known already: the next page begins behind it. */
  before: { acceptedAt: Time; id: string } | null;
  limit: number;
};

/** A meeting and what comes into being with it; `group: null` for a group that is there already. */
export type NewMeeting = {
  meeting: MeetingRow;
  group: GroupRow | null;
  members: MemberRow[];
  invites?: InviteRow[];
  session?: SessionRow;
};

/** Which rows of a document somebody has read or written: after how many compactions, and the positions since the last. */
export type DocumentRows = { readonly compactions: number; readonly positions: readonly number[] };

export type StoredDocument = { snapshot: Uint8Array | null; updates: Uint8Array[]; rows: DocumentRows };

export interface Store {
  // the log
  createMeeting(rows: NewMeeting, first: Event[]): Promise<void>;
  append(append: Append): Promise<Appended>;
  /** The version a member's command was answered with; null when it never changed anything. */
  commandVersion(member: MemberId, commandId: string): Promise<number | null>;
  /** Events of older formats come lifted to the one of today; rejects with `StoreDamaged` where a row is missing or no event. */
  readEvents(meeting: MeetingId, after: number): Promise<Event[]>;
  saveSnapshot(meeting: MeetingId, state: Meeting): Promise<void>;
  /** Null also for a snapshot that another version wrote in another shape: the log tells everything again. */
  readSnapshot(meeting: MeetingId): Promise<Meeting | null>;
  // meetings, groups, people
  meeting(id: MeetingId): Promise<MeetingRow | null>;
  meetingsOf(group: GroupId): Promise<MeetingRow[]>;
  setMeetingStatus(id: MeetingId, status: MeetingRow['status']): Promise<void>;
  group(id: GroupId): Promise<GroupRow | null>;
  member(id: MemberId): Promise<MemberRow | null>;
  /** Everybody who ever was a member, those who were removed among them: minutes name them. */
  membersOf(group: GroupId): Promise<MemberRow[]>;
  /**
   * Ends somebody's membership of the group: all their sessions, their return links, and every link that leads strangers into
   * the group, since they may hold one. All of it or nothing; done again it changes nothing.
   */
  removeMember(member: MemberId, now: number): Promise<void>;
  // invites and sessions
  addInvite(invite: InviteRow): Promise<void>;
  invite(secretHash: string): Promise<InviteRow | null>;
  /** One use of the link, the new member and their session: all of it or nothing. False when no use was left, it expired or was revoked. */
  enterByInvite(secretHash: string, entry: { member: MemberRow; session: SessionRow }, now: number): Promise<boolean>;
  /** Withdraws links and ends the sessions opened by the return links among them, `spared` excepted. */
  revokeInvites(
    filter: { group: GroupId; member?: MemberId; kind?: InviteRow['kind'] },
    now: number,
    spared?: SessionRow['tokenHash'],
  ): Promise<void>;
  addSession(session: SessionRow): Promise<void>;
  /** Which member this browser is in the group; null when it is none (or was signed out). */
  sessionMember(tokenHash: string, group: GroupId): Promise<MemberId | null>;
  /** Signs one browser of the member out, or all of them. */
  endSessions(member: MemberId, only?: SessionRow['tokenHash']): Promise<void>;
  // words
  write(
    records: RecordWrite[],
    command?: { meeting: MeetingId; member: MemberId; id: string },
  ): Promise<{ outcome: 'committed' } | { outcome: 'duplicate' } | { outcome: 'stale' }>;
  issue(group: GroupId, member: MemberId): Promise<{ card: IssueCard; version: number } | null>;
  sharedIssues(meeting: MeetingId): Promise<{ slot: SlotId; member: MemberId; card: IssueCard; version: number }[]>;
  note(meeting: MeetingId, member: MemberId): Promise<{ text: string; version: number } | null>;
  envelope(meeting: MeetingId, slot: SlotId): Promise<EnvelopeCard[]>;
  envelopeCard(card: string): Promise<{ meeting: MeetingId; card: EnvelopeCard } | null>;
  parked(group: GroupId): Promise<ParkedItem[]>;
  actions(wanted: ActionsQuery): Promise<Action[]>;
  actionsOfMeeting(meeting: MeetingId): Promise<Action[]>;
  action(group: GroupId, id: string): Promise<Action | null>;
  unreported(group: GroupId, meeting: MeetingId): Promise<{ member: MemberId; count: number }[]>;
  oneChange(meeting: MeetingId): Promise<{ text: string; version: number } | null>;
  evaluationTexts(meeting: MeetingId): Promise<string[]>;
  talkTime(meeting: MeetingId): Promise<{ member: MemberId; ms: number }[]>;
  // documents
  /** Reserves a Yjs clientID for a member, durably, so that an outbox is honoured after a restart. */
  reserveClient(document: DocumentName, clientId: number, member: MemberId): Promise<void>;
  clientsOf(document: DocumentName): Promise<Map<number, MemberId>>;
  /** Answers the position of its row, which no other update of this document ever had. */
  appendUpdate(document: DocumentName, update: Uint8Array, member: MemberId): Promise<number>;
  readDocument(document: DocumentName): Promise<StoredDocument>;
  /**
   * Puts `snapshot` in the place of the snapshot and the rows it was made from, in one transaction; rows it does not contain
   * stay. `stale`: somebody else compacted since, so this snapshot may lack what theirs contains, and nothing was changed.
   */
  compactDocument(document: DocumentName, snapshot: Uint8Array, from: DocumentRows): Promise<'compacted' | 'stale'>;
  documentsOf(meeting: MeetingId): Promise<DocumentName[]>;
  // images
  addImage(image: ImageRow): Promise<void>;
  image(meeting: MeetingId, hash: string): Promise<{ type: string; bytes: Uint8Array } | null>;
  // keeping house
  /** Resolves when a trivial write has been committed; rejects with StoreUnavailable otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
