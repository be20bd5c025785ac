import { z } from 'zod';
import type { Time } from '../meeting/state';

/** The channel of another program that a group is reminded in: `GET /api/groups/:group/webhook`, for its members. */
export type GroupWebhook = {
  /** Where it is; its address is never told again. Null: there is none. */
  host: string | null;
  since: Time | null;
  /** `fails`: the last message was not taken yet. `dead`: messages were given up, and no more are posted. */
  state: 'none' | 'works' | 'fails' | 'dead';
  /** A status or code; null while everything was taken. */
  problem: string | null;
  mayChange: boolean;
  /** There is one, and I may take it away: also in an archived group, in which none can be set. */
  mayRemove: boolean;
  /** The operator allows it on this server. */
  isOffered: boolean;
};

/** `PUT /api/groups/:group/webhook` posts a message there first. It answers `GroupWebhook`, as `DELETE` does. */
export const setWebhook = z.strictObject({ address: z.string().min(1).max(2_000) });
