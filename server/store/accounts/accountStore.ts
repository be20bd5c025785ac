import type { Kysely } from 'kysely';
import type { DocumentName, GroupId, MemberId } from '../../../shared/meeting/state';
import type { MemberRow, SessionRow } from '../rows';

export type AccountId = string;

/** What an account is in a group. */
export type AccountMember = { member: MemberRow; linkedAt: number };

/** One browser that is signed in to an account, or came in by a link as one of the account's members. */
export type AccountBrowser = {
  /** Null: it came in by a link, and nobody signed in to the account there. */
  accountSession: string | null;
  /** Names the browser in our own table of sessions. */
  browser: SessionRow['tokenHash'];
  members: MemberId[];
  since: number;
  seenAt: number | null;
};

/** What a browser became when somebody signed in there. */
type Arrived = {
  members: MemberId[];
  /** Groups in which the browser is somebody else already, who stays until the person has chosen. */
  conflicts: { group: GroupId; member: MemberId; here: MemberId }[];
};

export type Erased = {
  /** In place of the names. */
  formerly: string;
  /** Documents that belong to one of the members alone: drafts of their actions. */
  documents: readonly DocumentName[];
  now: number;
};

/** Which members belong to one person, and where that person is signed in. */
export interface AccountStore {
  /** For better-auth alone: its own tables, read and written as everything else is. */
  readonly database: Kysely<unknown>;
  /** Without groups that ended the membership. */
  membersOf(account: AccountId): Promise<AccountMember[]>;
  /**
   * Also in groups that the person has left or was removed from, and whom they were in a group before they chose another member
   * there: what they wrote is still stored.
   */
  everMembersOf(account: AccountId): Promise<MemberRow[]>;
  /** Whom the person was in a group before they chose another member there, and until when. */
  earlierMembersOf(account: AccountId): Promise<{ group: GroupId; member: MemberId; until: number }[]>;
  accountOf(member: MemberId): Promise<AccountId | null>;
  /** `taken`: the member belongs to another account. An earlier member of the account in that group belongs to nobody then. */
  link(account: AccountId, member: MemberId, now: number): Promise<'linked' | 'taken'>;
  /**
   * Signs a browser in: it becomes the account's member in each of its groups, under a new token. `spared` groups change
   * nothing. What the browser was in other groups goes on.
   */
  arrive(as: {
    account: AccountId;
    accountSession: string;
    tokenHash: SessionRow['tokenHash'];
    former: SessionRow['tokenHash'] | null;
    now: number;
  }): Promise<Arrived>;
  /** The browser with this token becomes this member of the group, whoever it was there. */
  become(tokenHash: SessionRow['tokenHash'], member: MemberId, accountSession: string, now: number): Promise<void>;
  /** Names the browser that has this token, as in `AccountBrowser`. */
  browserOf(tokenHash: SessionRow['tokenHash']): Promise<string | null>;
  browsersOf(account: AccountId): Promise<AccountBrowser[]>;
  /**
   * Ends the sessions of a browser, of all that were signed in with one session of the account, or of all of the account's
   * members, except those of `spared`. Answers whose sessions ended.
   */
  signOut(
    account: AccountId,
    which: { browser: SessionRow['tokenHash'] } | { accountSession: string } | 'all',
    spared?: SessionRow['tokenHash'],
  ): Promise<MemberId[]>;
  /** Notes when a browser was seen, at most once an hour. */
  seen(tokenHash: SessionRow['tokenHash'], now: number): Promise<void>;
  /**
   * Erases the account, and of its members the names, the texts that belong to them, their links and sessions. What the
   * log says of them stays, with ids alone. Afterwards no page of the file or its journal holds what was erased.
   */
  erase(account: AccountId, erased: Erased): Promise<void>;
}
