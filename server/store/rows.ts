import type { GroupColour } from '../../shared/groups/colours';
import type { GroupModel, GroupPlan } from '../../shared/groups/models';
import type { GroupRole } from '../../shared/groups/roles';
import type { GroupId, MeetingId, MemberId } from '../../shared/meeting/state';

/** The rows of meetings, groups and people. */

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
  /** What it was formed as, and its plan; null where somebody only started a meeting. */
  model: GroupModel | null;
  plan: GroupPlan | null;
  colour: GroupColour | null;
  /** How often its name, colour or plan was changed. */
  version: number;
  /** When somebody changed its plan; null: it is as it was when the group was formed. */
  planChangedAt: number | null;
  /** Of people who meet for a 1:1: the group that they are members of. */
  parent?: GroupId;
  /** Since when nothing new happens in it; null while it goes on. */
  archivedAt: number | null;
  /** Who formed it, for others or with them; left out where nobody did, or before that was noted. */
  formedBy?: MemberId;
};
export type MemberRow = {
  id: MemberId;
  group: GroupId;
  name: string;
  role: GroupRole;
  createdAt: number;
  /** When somebody first let them in, else null: whoever only typed a name is no member yet and can be forgotten. */
  letInAt: number | null;
  /**
   * When they were removed from the group, else null. The name stays for the minutes; everything else of the group is
   * closed to them.
   */
  removedAt: number | null;
};

/** `secretHash` is the SHA-256 of the 128-bit secret; the secret itself is never stored. */
export type InviteRow = {
  secretHash: string;
  group: GroupId;
  meeting: MeetingId | null;
  kind: 'group' | 'personal' | 'return';
  member: MemberId | null;
  role: GroupRole;
  usesLeft: number | null;
  expiresAt: number | null;
  revokedAt: number | null;
  /**
   * Somebody else made this return link for its owner; or its owner did, in a browser that came by such a link, which was made
   * at that time.
   */
  handed?: { by: MemberId; at: number };
};

/** One browser as a member of a group. */
export type SessionRow = {
  tokenHash: string;
  group: GroupId;
  member: MemberId;
  /** The return link by which this browser came in: withdrawing that link signs it out. */
  via: InviteRow['secretHash'] | null;
  createdAt: number;
};
