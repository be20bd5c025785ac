import type { GroupId, MeetingId, MemberId } from '../../../shared/meeting/state';
import type { ReminderSent } from '../reminders/reminderStore';

/**
 * `waiting`: to be sent by SMTP. `kept`: this server sends no mail, so the message stays for the operator. `failed`: it
 * was refused, or could not be sent for days.
 */
type MailStatus = 'waiting' | 'kept' | 'sent' | 'failed';

export type MailRow = {
  id: string;
  to: string;
  /** Which message of the catalogue it is. */
  kind: string;
  subject: string;
  /** Holds a link, so it is erased as soon as the message is sent or given up. */
  body: string;
  /** About which group, and by whom; null where a person asked for it themselves. */
  group: GroupId | null;
  by: MemberId | null;
  status: MailStatus;
  attempts: number;
  createdAt: number;
  /** When it is tried again; only of what is `waiting`. */
  nextAt: number;
  /** The code with which a mail server refused it last, or what the network said. */
  problem: string | null;
  /** Not sent any more when this meeting has ended or was given up; null: about none. */
  meeting: MeetingId | null;
  /** Not sent any more from then on; null: never too late. */
  until: number | null;
};

/** The queue of outgoing messages. */
export interface MailStore {
  /** With a reminder: only if that was not noted as sent before, and both in one step; false when it was. */
  add(mail: MailRow, sent?: ReminderSent): Promise<boolean>;
  /** What is waiting, the one that is due first in front. */
  waiting(limit: number): Promise<MailRow[]>;
  /** How a try ended. */
  tried(id: string, outcome: Pick<MailRow, 'status' | 'attempts' | 'nextAt' | 'problem'>): Promise<void>;
  /** What was sent to this address came back: it counts as failed, with this problem. Answers how many there were. */
  cameBack(to: string, problem: string): Promise<number>;
  /** Erases what is of no use any more before it was sent. */
  drop(id: string): Promise<void>;
  /** Erases messages of one kind about a group to this address, whatever became of them. */
  forgetTo(group: GroupId, kind: string, to: string): Promise<void>;
  /** Messages about a group, the newest first. Without a group: all that were kept or failed. */
  list(of: { group: GroupId; kind?: string } | 'undelivered', limit: number): Promise<MailRow[]>;
  /** Erases what is older, whatever became of it. */
  forget(before: number): Promise<void>;
}
