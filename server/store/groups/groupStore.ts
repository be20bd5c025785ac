import type { GroupId, MeetingId, MemberId, SlotId, Time } from '../../../shared/meeting/state';
import type { Action } from '../../../shared/protocol/records';
import type { InviteRow, MemberRow, SessionRow } from '../rows';

/** The last action that the reader has: the page begins behind it. `at` is when it was settled. */
export type SettledBefore = { at: Time; id: string };

/** `waits`: it works, or a browser that came by it is in, and its owner has not confirmed that they came back by it. */
type HandedLinkRow = { member: MemberId; by: MemberId; at: number; waits: boolean };

/** Groups beyond a single meeting. */
export interface GroupStore {
  /** Who the browser with this token is, in every group. */
  membershipsOf(tokenHash: string): Promise<MemberRow[]>;
  /** A member's actions that are not settled, the newest first. */
  unsettled(group: GroupId, member: MemberId): Promise<Action[]>;
  /** Which versions of their issue card a member showed in meetings. */
  shownIssues(member: MemberId): Promise<{ meeting: MeetingId; slot: SlotId; version: number }[]>;
  /** Every action of a member, the oldest first. */
  actionsOf(group: GroupId, member: MemberId): Promise<Action[]>;
  /** Actions of these members that are done or dropped: the one that was settled last comes first. */
  settled(members: readonly MemberId[], before: SettledBefore | null, limit: number): Promise<Action[]>;
  /**
   * Puts a new return link in place of all earlier ones of its member. With `everywhere` it signs out all browsers of the
   * member, except `spared`, and an account has the member no more to which they were added since `linkedSince`. False, and nothing changes, when its member or the one who makes it is no member any more.
   */
  replaceReturnLink(
    link: InviteRow & { member: MemberId },
    by: MemberId,
    how: { now: number; everywhere: boolean; linkedSince: number; spared?: SessionRow['tokenHash'] },
  ): Promise<boolean>;
  /**
   * When somebody made the return link of somebody else by which the browser with this token came into the group; null for
   * browsers that came otherwise, and when the person has signed in to the member's account there since, or has confirmed in
   * another browser that it was them. Of a 1:1 it is the group that its members belong to.
   */
  handedAt(tokenHash: SessionRow['tokenHash'], group: GroupId): Promise<number | null>;
  /**
   * Whether there ever was a return link of this member by which a browser counts in full: one that they made themselves, that was
   * confirmed, or that somebody else made for them until then.
   */
  hadFullLink(member: MemberId, handedUntil: number): Promise<boolean>;
  /** They have an account, or a return link of their own that works. */
  hasWayBack(member: MemberId): Promise<boolean>;
  /** Return links that were made for somebody else since then, the newest first. */
  handedLinks(group: GroupId, since: number): Promise<HandedLinkRow[]>;
  /** The member says that they came back by the link which was made for them at that time. False: none that waits for it. */
  confirmHandedLink(member: MemberId, at: number, now: number): Promise<boolean>;
}
