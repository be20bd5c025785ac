import type { GroupPlan } from '../../../shared/groups/models';
import type { DocumentName, GroupId, MeetingId, MemberId, Time } from '../../../shared/meeting/state';
import type { Minutes } from '../../../shared/protocol/http';
import type { Action } from '../../../shared/protocol/records';
import type { OwnFormat } from '../../../shared/templates/ownFormat';
import type { InvitedRow } from '../forming/formingStore';
import type { InviteRow } from '../rows';

/** As the file told them, its actions too: nobody has come yet who is their owner. */
type RecordedMinutes = Omit<Minutes, 'actions'> & { actions: { name: string; mine: false; action: Action }[] };

/** What is kept of a meeting that has no log here. People stand in it by the ids of `imported_people`. */
export type MeetingRecord = {
  minutes: RecordedMinutes;
  groupNotes: string;
  /** Actions that became those of a member who is this person, as they were in the file: to be had back if that was a mistake. */
  claimed?: { person: string; id: string; action: Action }[];
};

/** Actions in the records that wait for each person of the file. */
type WaitingActions = ReadonlyMap<string, { open: number; settled: number }>;

export type ImportedMeeting = {
  id: MeetingId;
  group: GroupId;
  title: string;
  /** Which meeting of the group it was, from 1. */
  ordinal: number;
  startedAt: Time;
  /** How long it was planned to be. */
  minutes: number;
  /** Whose file it was, and which of the imported people sat in it; null where nothing is kept of it but that it was held. */
  kept: { by: MemberId; sat: string[] } | null;
};

/** Somebody whom an imported file names. */
export type ImportedPersonRow = {
  id: string;
  group: GroupId;
  name: string;
  hadLeft: boolean;
  /** Whoever comes by this invitation is that person. */
  invited: InvitedRow['id'] | null;
  /** Who they are in the group; null: nobody yet. */
  member: MemberId | null;
};

type ImportedDocument = { name: DocumentName; bytes: Uint8Array };
type ImportedImage = { hash: string; type: string; bytes: Uint8Array };

export type NewImport = {
  group: GroupId;
  by: MemberId;
  now: Time;
  agreement: { version: number; lines: string[] } | null;
  plan: GroupPlan | null;
  helpContacts: string;
  formats: { id: string; format: OwnFormat; version: number; at: Time }[];
  people: ImportedPersonRow[];
  invitations: { row: InvitedRow; invite: InviteRow }[];
  meetings: (ImportedMeeting & {
    record: MeetingRecord | null;
    documents: ImportedDocument[];
    pictures: ImportedImage[];
  })[];
};

/** What a group brought in from an export, and who in it is whom. */
export interface ImportStore {
  /**
   * Nothing has been written or held in this group. `givenUp`: meetings that were cancelled before anybody began them, which do
   * not count.
   */
  isEmpty(group: GroupId, givenUp: readonly MeetingId[]): Promise<boolean>;
  /** All of it or nothing; nothing where the group is not empty any more, or would have more people than `most`. */
  bringIn(
    rows: NewImport,
    limit: { givenUp: readonly MeetingId[]; most: number },
  ): Promise<'done' | 'notEmpty' | 'full' | 'removed'>;
  /** Null for every other meeting. */
  meeting(id: MeetingId): Promise<ImportedMeeting | null>;
  /** The oldest first. */
  meetingsOf(group: GroupId): Promise<ImportedMeeting[]>;
  record(meeting: MeetingId): Promise<MeetingRecord | null>;
  waiting(group: GroupId): Promise<WaitingActions>;
  people(group: GroupId): Promise<ImportedPersonRow[]>;
  /** What is theirs in the records becomes this member's. False when somebody is that person already. */
  claim(person: string, member: MemberId): Promise<boolean>;
  /**
   * Nobody is that person any more: the actions that became their own are as they were in the file. False when this member is
   * not that person.
   */
  unclaim(person: string, member: MemberId): Promise<boolean>;
  /** Whoever comes by this invitation is that person. */
  awaits(person: string, invited: InvitedRow['id']): Promise<void>;
}
