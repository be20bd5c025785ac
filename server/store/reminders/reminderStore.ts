import type { ReminderKind } from '../../../shared/groups/reminders';
import type { GroupId, MeetingId, MemberId, SeatRole, Time } from '../../../shared/meeting/state';
import type { MeetingRow } from '../rows';

/**
 * Somebody who is reminded by mail: a member with an account whose address was confirmed. Of members who meet on their own, who
 * they are in the group that they come from.
 */
type Addressee = { member: MemberId; role: SeatRole; email: string };

/** Which reminder of which meeting went to whom; `member` is empty for the channel of the group. */
export type ReminderSent = { meeting: MeetingId; kind: ReminderKind; member: MemberId; at: Time };

/** Reminders of planned meetings. Demos, and groups that ended or are archived, are reminded of nothing. */
export interface ReminderStore {
  /** The newest meeting of each group, where nobody has started it and it lies ahead. */
  planned(now: Time): Promise<MeetingRow[]>;
  /** Groups with a series, or with a date behind their newest meeting, whose newest meeting is over, or was to begin before `missed` and never did. */
  withoutNext(missed: Time, limit: number): Promise<GroupId[]>;
  /** Without those who want no reminders from this group. */
  addressees(group: GroupId): Promise<Addressee[]>;
  /**
   * Everybody of the group with an address, whether or not they want reminders: for what is none, such as the day on which
   * everything is erased.
   */
  everyAddress(group: GroupId): Promise<Omit<Addressee, 'role'>[]>;
  /** Forgets what was sent before. */
  forget(before: Time): Promise<void>;
  wantsNone(member: MemberId): Promise<boolean>;
  setWantsNone(member: MemberId, wantsNone: boolean, now: Time): Promise<void>;
  hasAddress(member: MemberId): Promise<boolean>;
}
