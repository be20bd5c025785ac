import type { GroupId, MeetingId, MemberId, Time } from '../../shared/meeting/state';
import type { ReminderSent } from '../store/store';
import type { MailMessage } from './messages';

/** Where and as whom this server sends mail. */
export type MailSettings = {
  smtpUrl: string;
  from: string;
  /** Where mail servers send what they cannot deliver; left out: to the sender. */
  returnTo?: string;
};

export type Outgoing = {
  to: string;
  message: MailMessage;
  /** About which group it is and who caused it; left out where people asked for it themselves. */
  about?: { group: GroupId; by: MemberId | null };
  /** Of no use when that meeting has ended or was given up, or from `until` on: then it is not sent any more. */
  remindsOf?: { meeting: MeetingId; until: Time };
};

/** The outgoing mail of this server. */
export interface Mail {
  /** False: no mail server is set, so messages are kept for the operator, and links have to be passed on by people. */
  readonly sends: boolean;
  /**
   * Stores a message; it is sent after that, and again as long as the mail server cannot take it. `kept`: nobody sends it,
   * so whoever caused it has to be shown the link, unless the link proves who owns the address.
   */
  send(outgoing: Outgoing): Promise<'queued' | 'kept'>;
  /** Stores and sends it unless it was noted as sent before. Both are noted in one step, so none is lost or sent for two notes. */
  remind(outgoing: Outgoing, sent: ReminderSent): Promise<void>;
  /** Waits for the message that is being sent; everything else is sent after the next start. */
  stop(): Promise<void>;
}
