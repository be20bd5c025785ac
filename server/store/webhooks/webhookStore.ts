import type { GroupId, MeetingId, MemberId, Time } from '../../../shared/meeting/state';
import type { ReminderSent } from '../reminders/reminderStore';

/** A channel of another program that a group is reminded in. */
type WebhookRow = {
  group: GroupId;
  /** Encrypted: whoever has it can write into the channel. */
  address: string;
  /** Where the channel is, such as `hooks.slack.com`. */
  host: string;
  by: MemberId;
  setAt: Time;
  /** Why the last message was not taken; null when it was. */
  problem: string | null;
  /** Messages were given up, so none are posted any more. */
  isDead: boolean;
};

/** A message that waits to be posted; it is erased when that was done. */
export type WebhookPostRow = {
  id: string;
  group: GroupId;
  text: string;
  meeting: MeetingId;
  until: Time;
  attempts: number;
  createdAt: Time;
  nextAt: Time;
};

/** The channels of groups, and what is to be posted there. */
export interface WebhookStore {
  of(group: GroupId): Promise<WebhookRow | null>;
  /** In place of the one before; what waited for that one is posted here. */
  set(row: WebhookRow): Promise<void>;
  remove(group: GroupId): Promise<void>;
  /** Only if that reminder was not noted as sent before, and both in one step. */
  add(post: WebhookPostRow, sent: ReminderSent): Promise<void>;
  /** What is due first stands in front. */
  waiting(limit: number): Promise<WebhookPostRow[]>;
  taken(id: string, group: GroupId): Promise<void>;
  tryLater(id: string, group: GroupId, nextAt: Time, problem: string): Promise<void>;
  /** The channel takes nothing: everything that waits for it is erased. */
  giveUp(group: GroupId, problem: string): Promise<void>;
  drop(id: string): Promise<void>;
}
