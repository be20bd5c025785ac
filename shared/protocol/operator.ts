import { z } from 'zod';
import type { GroupModel } from '../groups/models';
import type { Time } from '../meeting/state';

/** The operator's page: figures of the server, never names or texts of groups. Off unless the operator turned it on. */

/** `POST /api/operator/sign-in`: the secret behind the `#` of a link that works once. */
export const operatorSignIn = z.strictObject({ secret: z.string().min(1).max(64) });

/** `POST /api/operator/returned`: mail to this address came back to the sender's mailbox. */
export const mailReturned = z.strictObject({ address: z.string().trim().min(3).max(254) });
/** So many messages to it count as not delivered now. */
export type MailReturned = { count: number };

/** `value`: null where the usual one holds. Of a secret only whether it is set. */
export type SettingInForce = { name: string; value: string | null; isSecret: boolean };

/** A group as the operator sees it: which one it is stays unsaid. */
type GroupFigures = { model: GroupModel | null; people: number; meetings: number; lastMetAt: Time | null };

/** A message that was not delivered. `text` only where nobody sends it: then its link has to be passed on by hand. */
type UndeliveredMail = {
  to: string;
  subject: string;
  status: 'kept' | 'failed';
  createdAt: Time;
  problem: string | null;
  text: string | null;
};

/** `GET /api/operator`. */
export type OperatorPage = {
  version: string;
  step: string;
  startedAt: Time;
  rooms: number;
  connections: number;
  disk: { database: number; journal: number; free: number | null };
  groups: { count: number; largest: GroupFigures[] };
  erasures: { what: 'texts' | 'group' | 'answers'; meetings: number; rows: number; at: Time }[];
  mails: UndeliveredMail[];
  sendsMail: boolean;
  settings: SettingInForce[];
};
