import type { Event } from '../../shared/meeting/events';
import type {
  DocumentName,
  GroupId,
  Meeting,
  MeetingId,
  MemberId,
  PromptId,
  SlotId,
  StageKey,
  Time,
} from '../../shared/meeting/state';
import type { Action, EnvelopeCard, IssueCard, OwnPage, ParkedItem } from '../../shared/protocol/records';
import type { OwnFormat } from '../../shared/templates/ownFormat';
import type { AccountStore } from './accounts/accountStore';
import type { BuddyStore } from './buddies/buddyStore';
import type { DatesStore, MeetingDateRow } from './dates/datesStore';
import type { FormingStore } from './forming/formingStore';
import type { GroupStore } from './groups/groupStore';
import type { ImportStore } from './imports/importStore';
import type { LifeStore } from './life/lifeStore';
import type { MailStore } from './mail/mailStore';
import type { OperatorStore } from './operator/operatorStore';
import type { OwnershipStore } from './ownership/ownershipStore';
import type { PrivateStore } from './privately/privateStore';
import type { ReminderStore } from './reminders/reminderStore';
import type { RetentionStore } from './retention/retentionStore';
import type { RotaStore } from './rota/rotaStore';
import type { GroupRow, InviteRow, MeetingRow, MemberRow, SessionRow } from './rows';
import type { WebhookStore } from './webhooks/webhookStore';

/**
 * The database could not save. A promise of the store that resolves has been committed with fsync (save, then acknowledge,
 * then announce); one that rejects with `StoreUnavailable` has changed nothing.
 */
export class StoreUnavailable extends Error {}

/** A newer version wrote these data. This version would misread them and must not write to them. */
export class StoreTooNew extends Error {}

/**
 * What is stored cannot be read: a row is no longer what was written, or the file is damaged. The message names the row or
 * the file and never quotes it.
 */
export class StoreDamaged extends Error {}

export type { AccountMember } from './accounts/accountStore';
export type { BuddyDraw, BuddyPair, BuddySeat } from './buddies/buddyStore';
export type * from './dates/datesStore';
export type { InvitedRow, NewGroup } from './forming/formingStore';
export type { ImportedMeeting, ImportedPersonRow, MeetingRecord, NewImport } from './imports/importStore';
export type { MailRow } from './mail/mailStore';
export type { ProposalRow } from './ownership/ownershipStore';
export type { ReminderSent } from './reminders/reminderStore';
export type { SwapRow } from './rota/rotaStore';
export type { GroupRow, InviteRow, MeetingRow, MemberRow, SessionRow } from './rows';
export type { WebhookPostRow } from './webhooks/webhookStore';

/** The most bytes of pictures that a meeting, a group, and one member in one meeting may keep. */
export type ImageQuota = { meeting: number; group: number; member: number };

export type ImageRow = { meeting: MeetingId; hash: string; type: string; bytes: Uint8Array; member: MemberId };

export type Append = {
  meeting: MeetingId;
  /** The length of the log before these events; another length answers `conflict`. */
  expected: number;
  /** Null for the server's own commands. */
  command: { member: MemberId; id: string } | null;
  events: Event[];
  at: number;
  /** Rows of records that are committed in the same transaction. */
  records?: RecordWrite[];
};
export type Appended =
  | { outcome: 'committed'; version: number }
  | { outcome: 'conflict' }
  | { outcome: 'duplicate'; version: number };

export type RecordWrite =
  | { kind: 'issue'; member: MemberId; card: IssueCard; version: number; at: Time }
  | { kind: 'sharedIssue'; meeting: MeetingId; slot: SlotId; member: MemberId; card: IssueCard; version: number }
  | { kind: 'sharedIssueGone'; meeting: MeetingId; slot: SlotId }
  | { kind: 'note'; meeting: MeetingId; member: MemberId; text: string; version: number }
  | { kind: 'page'; meeting: MeetingId; stage: StageKey; member: MemberId; text: string; version: number }
  /** What others read of a page; null: nobody reads it, or all of it as it is. */
  | { kind: 'pageShown'; meeting: MeetingId; stage: StageKey; member: MemberId; shown: string | null }
  | { kind: 'pageGone'; meeting: MeetingId; stage: StageKey; member: MemberId }
  | { kind: 'envelope'; meeting: MeetingId; card: EnvelopeCard }
  | { kind: 'envelopeHelped'; card: string; helped: boolean }
  | { kind: 'envelopeGone'; card: string }
  | { kind: 'parked'; meeting: MeetingId; group: GroupId; item: ParkedItem }
  | { kind: 'parkedChanged'; item: string; change: Pick<ParkedItem, 'score'> | Pick<ParkedItem, 'helpers'> }
  | { kind: 'unparked'; item: string }
  | { kind: 'action'; group: GroupId; action: Action }
  | { kind: 'actionGone'; action: string }
  | { kind: 'actionStatus'; action: string; status: Action['status']; learned: string; at: Time }
  | { kind: 'oneChange'; meeting: MeetingId; text: string; version: number }
  /** The text of the agreement; of two who write it, the meeting refuses the second. */
  | { kind: 'agreement'; group: GroupId; version: number; lines: string[]; at: Time }
  | { kind: 'signature'; group: GroupId; signature: SignatureRow }
  | { kind: 'helpContacts'; group: GroupId; text: string; version: number }
  /** Written once, shuffled, when an evaluation closes. */
  | { kind: 'evaluationTexts'; meeting: MeetingId; stage: StageKey; texts: string[] }
  | { kind: 'talkTime'; meeting: MeetingId; member: MemberId; ms: number }
  /** Written once; another text at the same place has another id. */
  | { kind: 'prompt'; meeting: MeetingId; id: PromptId; text: string }
  | { kind: 'format'; group: GroupId; id: string; format: OwnFormat; version: number; at: Time }
  | { kind: 'formatGone'; group: GroupId; id: string };

/** `at`: when they signed this version last. */
export type SignatureRow = { member: MemberId; version: number; at: Time };

/** A format that a group keeps. */
export type FormatRow = { id: string; format: OwnFormat; version: number; at: Time };

/** A page as it is stored, with its owner. */
export type PageRow = OwnPage & { member: MemberId };

/** A query for actions of a group: those accepted in a meeting, and previous actions that are still unsettled. */
export type ActionsQuery = {
  group: GroupId;
  meeting: MeetingId;
  /** Only this member's actions; null for everybody's. */
  of: MemberId | null;
  /** Only actions from earlier meetings. */
  previousOnly: boolean;
  /** Settled actions are included all the same when their owner reported on them after this time. */
  reportedSince: Time;
  /** Only actions accepted at this time or before, and settled ones only if they were settled by then. */
  until: Time;
  /** The oldest action that the reader has: the page begins behind it. */
  before: { acceptedAt: Time; id: string } | null;
  limit: number;
};

/** A meeting and everything created with it; `group: null` when the group exists already. */
export type NewMeeting = {
  meeting: MeetingRow;
  group: GroupRow | null;
  members: MemberRow[];
  /** Texts in place of prompts, of the group's own format. */
  records?: RecordWrite[];
  invites?: InviteRow[];
  session?: SessionRow;
  /** Left out: it is a date of its own. */
  date?: Omit<MeetingDateRow, 'meeting' | 'group'>;
  /** The token that the browser of the session had before. */
  former?: SessionRow['tokenHash'];
  /** The other members are simulated, and everything of the group is erased soon: these are their sessions. */
  demo?: { sessions: SessionRow[] };
};

/**
 * What a snapshot was made of: the snapshot after so many compactions, and every update up to position `last`. A snapshot
 * holds them all, because an update is only saved behind the newest one that its writer knows.
 */
export type SnapshotBase = { readonly compactions: number; readonly last: number };

/** `last` is the position of the newest update that was ever appended; 0 for none. */
export type StoredDocument = SnapshotBase & { snapshot: Uint8Array | null; updates: Uint8Array[] };

export interface Store {
  readonly accounts: AccountStore;
  readonly groups: GroupStore;
  readonly imports: ImportStore;
  readonly life: LifeStore;
  readonly mail: MailStore;
  readonly reminders: ReminderStore;
  readonly retention: RetentionStore;
  readonly operator: OperatorStore;
  readonly forming: FormingStore;
  readonly ownership: OwnershipStore;
  readonly dates: DatesStore;
  readonly privately: PrivateStore;
  readonly rota: RotaStore;
  readonly webhooks: WebhookStore;
  readonly buddies: BuddyStore;
  // the log
  createMeeting(rows: NewMeeting, first: Event[]): Promise<void>;
  append(append: Append): Promise<Appended>;
  /** The version with which a member's command was answered; null when the command never changed anything. */
  commandVersion(command: { meeting: MeetingId; member: MemberId; id: string }): Promise<number | null>;
  /**
   * Events of older formats are converted to the current one. Rejects with `StoreDamaged` when a row is missing or is not
   * an event.
   */
  readEvents(meeting: MeetingId, after: number): Promise<Event[]>;
  saveSnapshot(meeting: MeetingId, state: Meeting): Promise<void>;
  /** Null also for a snapshot in another format: the log holds everything needed to rebuild it. */
  readSnapshot(meeting: MeetingId): Promise<Meeting | null>;
  // demos
  /** Groups that were created with `demo` and are not erased yet. */
  demos(): Promise<GroupId[]>;
  /** Erases everything of such a group, all of it or nothing. Changes nothing for any other group. */
  eraseDemo(group: GroupId): Promise<void>;
  // meetings, groups, people
  meeting(id: MeetingId): Promise<MeetingRow | null>;
  meetingsOf(group: GroupId): Promise<MeetingRow[]>;
  setMeetingStatus(id: MeetingId, status: MeetingRow['status']): Promise<void>;
  group(id: GroupId): Promise<GroupRow | null>;
  member(id: MemberId): Promise<MemberRow | null>;
  /** Everybody who ever was a member, including people who were removed (minutes name them), and people who were not let in yet. */
  membersOf(group: GroupId): Promise<MemberRow[]>;
  /** They are members from now on, unless they are already. */
  letIn(members: readonly MemberId[], now: number): Promise<void>;
  /** Deletes people who were never let in, with their sessions and return links; members stay. */
  forgetNewcomers(members: readonly MemberId[]): Promise<void>;
  /**
   * Ends somebody's membership of the group: all their sessions and return links, and every link by which strangers can
   * join, since the removed member may hold one. All of it or nothing; repeating it changes nothing.
   */
  removeMember(member: MemberId, now: number): Promise<void>;
  // invites and sessions
  /** False, and nothing is kept, when the member it is made by has been removed from the group. */
  addInvite(invite: InviteRow, by: MemberId): Promise<boolean>;
  invite(secretHash: string): Promise<InviteRow | null>;
  /**
   * Takes one use of the link and adds the new member and their session: all of it or nothing. False when the link is used
   * up, expired or revoked.
   */
  enterByInvite(
    secretHash: string,
    entry: { member: MemberRow; session: SessionRow; former?: SessionRow['tokenHash'] },
    now: number,
  ): Promise<boolean>;
  /** Withdraws links. Browsers that came in by them stay in. */
  revokeInvites(filter: { group: GroupId; member?: MemberId; kind?: InviteRow['kind'] }, now: number): Promise<void>;
  /** `former` is the token that this browser had: its sessions in other groups go on under the new one. */
  addSession(session: SessionRow, former?: SessionRow['tokenHash']): Promise<void>;
  /** All sessions of a browser go on under a new token. */
  renewSessions(tokenHash: string, former: SessionRow['tokenHash'], now: number): Promise<void>;
  /** The member that this browser is in the group; null when it is not a member or was signed out. */
  sessionMember(tokenHash: string, group: GroupId): Promise<MemberId | null>;
  /** Signs out one browser of the member, or all of them. */
  endSessions(member: MemberId, only?: SessionRow['tokenHash']): Promise<void>;
  // records
  write(
    records: RecordWrite[],
    command?: { meeting: MeetingId; member: MemberId; id: string },
  ): Promise<{ outcome: 'committed' } | { outcome: 'duplicate' } | { outcome: 'stale' }>;
  issue(group: GroupId, member: MemberId): Promise<{ card: IssueCard; version: number; writtenAt: Time | null } | null>;
  sharedIssues(meeting: MeetingId): Promise<{ slot: SlotId; member: MemberId; card: IssueCard; version: number }[]>;
  note(meeting: MeetingId, member: MemberId): Promise<{ text: string; version: number } | null>;
  /** The pages of silent writing, of one member or of all. */
  pages(meeting: MeetingId, member?: MemberId): Promise<PageRow[]>;
  envelope(meeting: MeetingId, slot: SlotId): Promise<EnvelopeCard[]>;
  envelopeCard(card: string): Promise<{ meeting: MeetingId; card: EnvelopeCard } | null>;
  parked(group: GroupId): Promise<(ParkedItem & { meeting: MeetingId })[]>;
  actions(wanted: ActionsQuery): Promise<Action[]>;
  actionsOfMeeting(meeting: MeetingId): Promise<Action[]>;
  action(group: GroupId, id: string): Promise<Action | null>;
  /** Only of actions that were accepted until then; infinity: of all. */
  unreported(group: GroupId, meeting: MeetingId, until: Time): Promise<{ member: MemberId; count: number }[]>;
  oneChange(meeting: MeetingId): Promise<{ text: string; version: number } | null>;
  /** Who signed which versions of the agreement of a group, the oldest first. */
  signatures(group: GroupId): Promise<SignatureRow[]>;
  helpContacts(group: GroupId): Promise<{ text: string; version: number } | null>;
  /** By stage; without one (an empty key) where they are from before a meeting could hold several evaluations. */
  evaluationTexts(meeting: MeetingId): Promise<ReadonlyMap<StageKey, string[]>>;
  talkTime(meeting: MeetingId): Promise<{ member: MemberId; ms: number }[]>;
  prompts(meeting: MeetingId): Promise<Map<PromptId, string>>;
  /** In the order in which they were kept first. */
  formats(group: GroupId): Promise<FormatRow[]>;
  // documents
  /** Reserves a Yjs clientID for a member. It is stored so that the member's outbox is accepted after a restart. */
  reserveClient(document: DocumentName, clientId: number, member: MemberId): Promise<void>;
  clientsOf(document: DocumentName): Promise<Map<number, MemberId>>;
  /**
   * Stores an update after the one at position `after`, at a position that no other update of this document ever gets.
   * `conflict`: that one is not the newest, because it was not saved or because somebody else wrote, and nothing was changed.
   */
  appendUpdate(
    document: DocumentName,
    update: Uint8Array,
    member: MemberId,
    after: number,
  ): Promise<'committed' | 'conflict'>;
  readDocument(document: DocumentName): Promise<StoredDocument>;
  /**
   * Replaces the snapshot and the updates it was made from with `snapshot`, in one transaction; later updates stay. `stale`:
   * somebody else compacted since, so this snapshot may lack what theirs contains, and nothing was changed.
   */
  compactDocument(document: DocumentName, snapshot: Uint8Array, from: SnapshotBase): Promise<'compacted' | 'stale'>;
  documentsOf(meeting: MeetingId): Promise<DocumentName[]>;
  // images
  /** Keeps a picture once per meeting and content. Answers whose quota it would exceed; then nothing was kept. */
  addImage(image: ImageRow, most: ImageQuota): Promise<'kept' | keyof ImageQuota>;
  image(meeting: MeetingId, hash: string): Promise<{ type: string; bytes: Uint8Array } | null>;
  // upkeep
  /**
   * Resolves when as much as the largest usual command or record needs could be committed; rejects with StoreUnavailable
   * otherwise.
   */
  ping(): Promise<void>;
  /**
   * Erased rows are overwritten in the file at once, but stand in its journal until that is copied; this empties it. False
   * when it could not be emptied now.
   */
  emptyJournal(): Promise<boolean>;
  /** What is known to be wrong with the stored data; null while nothing is. From then on nothing is written. */
  damage(): string | null;
  /** Looks through all stored data now, beside the work that goes on. */
  look(): Promise<string | null>;
  close(): Promise<void>;
}
