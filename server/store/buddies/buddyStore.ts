import type { GroupId, MeetingId, MemberId, Time } from '../../../shared/meeting/state';
import type { GroupRow, MemberRow } from '../rows';

/**
 * Two or three members of a group who meet for a 1:1. They are a small group of their own with `parent`, so that nothing of
 * what they say belongs to anybody else. Nobody signs in to it: its members are found by who they are in the parent group.
 */
export type BuddyPair = { group: GroupId; parent: GroupId; seats: BuddySeat[]; ask: BuddyAsk | null };

export type BuddySeat = {
  /** Who they are in their 1:1, and who they are in the group. */
  member: MemberId;
  parentMember: MemberId;
  name: string;
  role: MemberRow['role'];
  /** What they said to the time that is proposed. */
  said: 'yes' | 'no' | null;
  hasLeft: boolean;
};

/** A time that one of them proposes. */
type BuddyAsk = { by: MemberId; startsAt: Time; minutes: number; format: string; askedAt: Time };

/** Who was drawn together. The next draw goes on from `order` and `turn`. */
export type BuddyDraw = {
  id: string;
  group: GroupId;
  by: MemberId;
  at: Time;
  turn: number;
  order: MemberId[];
  sets: MemberId[][];
};

export interface BuddyStore {
  /** Null for any other group. */
  pair(group: GroupId): Promise<BuddyPair | null>;
  /** The 1:1s of a member of the parent group, those that began first in front. */
  pairsOf(parentMember: MemberId): Promise<BuddyPair[]>;
  /**
   * The group of these people, who are nobody's pair yet: otherwise their pair, as long as all of them are still members,
   * and nothing is added. `seats` name the members of `group` in the order of `members`.
   */
  open(made: { group: GroupRow & { parent: GroupId }; members: MemberRow[]; seats: MemberId[] }): Promise<GroupId>;
  /** In place of whatever was proposed before; whoever proposes it has said yes. */
  ask(group: GroupId, ask: BuddyAsk): Promise<void>;
  /** False, and nothing is kept, when another time is proposed now, or none. */
  say(member: MemberId, said: 'yes' | 'no', of: Pick<BuddyAsk, 'askedAt'>): Promise<boolean>;
  endAsk(group: GroupId): Promise<void>;
  /** Who somebody is in their 1:1s, also in those that are over. */
  seatsOf(parentMember: MemberId): Promise<{ member: MemberId; group: GroupId }[]>;
  /** All meetings of the 1:1s of a group. */
  meetingsUnder(parent: GroupId): Promise<MeetingId[]>;
  /** Those that have not begun. */
  plannedUnder(parent: GroupId): Promise<MeetingId[]>;
  /** The newest first. */
  draws(group: GroupId, limit: number): Promise<BuddyDraw[]>;
  /** False, and nothing is kept, when another draw than `after` is the newest one. */
  draw(draw: BuddyDraw, after: BuddyDraw['id'] | null): Promise<boolean>;
}
