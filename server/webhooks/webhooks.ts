import type { GroupId, MeetingId, MemberId, Time } from '../../shared/meeting/state';
import type { Reach } from './address';
import type { Posted } from './post';

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
  ): Promise<'set' | 'notAnAddress' | Exclude<Posted, { kind: 'taken' }>>;
  /** The group has a channel that takes messages, as far as is known. */
  reaches(group: GroupId): Promise<boolean>;
  /** Stores a message, which is posted after that. From `until` on, or when the meeting was given up, it is not posted. */
  post(group: GroupId, text: string, remindsOf: { meeting: MeetingId; until: Time }): Promise<void>;
  stop(): Promise<void>;
}
