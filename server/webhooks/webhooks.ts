import type { GroupId, MeetingId, MemberId, Time } from '../../shared/meeting/state';
import type { Tried } from '../outbox/outbox';
import type { ReminderSent } from '../store/store';
import type { Reach } from './address';

/** What the operator allows; null: groups cannot set a webhook on this server. */
export type WebhookSettings = { reach: Reach } | null;

/** Channels of other programs (Slack, Teams, Mattermost) that groups are reminded in. */
export interface Webhooks {
  readonly areOffered: boolean;
  /** Posts a message there and keeps the address when it was taken. `notAnAddress`: nothing may be sent there. */
  set(
    group: GroupId,
    address: string,
    by: MemberId,
  ): Promise<'set' | 'notAnAddress' | Exclude<Tried, { kind: 'taken' }>>;
  /** The group has a channel that takes messages, as far as is known. */
  reaches(group: GroupId): Promise<boolean>;
  /**
   * Stores a message unless it was noted as sent before, both in one step, and posts it after that: not from `until` on, or when
   * the meeting was given up.
   */
  remind(
    group: GroupId,
    text: string,
    remindsOf: { meeting: MeetingId; until: Time },
    sent: ReminderSent,
  ): Promise<void>;
  stop(): Promise<void>;
}
