import { z } from 'zod';
import type { MemberId, Time } from '../meeting/state';

/** Messages over HTTP about whose turn it is in a group. Every answer is an `Answer<T>`. */

/** `GET /api/groups/:group/rota`. Null: nobody leads in turn here, or the next meeting has no presenters who take turns. */
export type Rota = { lead: Turns | null; present: Turns | null };

export type Turns = {
  /** The next meetings, that which is planned first. `at` is null where no date is known. */
  ahead: { at: Time | null; members: MemberId[] }[];
  /** Whose turn it would be in the first of them, and who cannot come. */
  steppedOver: MemberId[];
  /** Whom I can ask to exchange turns with me; nobody where I take none. */
  mayAsk: MemberId[];
  /** What I asked, and what I was asked, since the group met last. */
  swaps: Swap[];
};

export type Swap = { swap: string; from: MemberId; to: MemberId; status: 'open' | 'declined' };

/** `POST /api/groups/:group/swaps`: asks a member to exchange turns with me. When they asked me already, it is agreed. */
export const askSwap = z.strictObject({ turn: z.enum(['lead', 'present']), with: z.string().min(1).max(64) });
export type AskSwap = z.output<typeof askSwap>;

/** `POST /api/groups/:group/swaps/:swap`: whoever was asked accepts or declines; whoever asked withdraws. */
export const answerSwap = z.strictObject({ answer: z.enum(['accept', 'decline', 'withdraw']) });
export type AnswerSwap = z.output<typeof answerSwap>;
