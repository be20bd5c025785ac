import { z } from 'zod';
import type { Time } from '../meeting/state';
import { type IssueCard, issueCard } from './records';

/** Messages over HTTP about what a member prepares before the group meets. Every answer is an `Answer<T>`. */

/**
 * `POST /api/groups/:group/issue-card`: my whole card, in place of this version of it; it answers the new version. In a room
 * `saveIssue` says the same.
 */
export const writeCard = z.strictObject({ card: issueCard, version: z.number().int().min(0) });
export type WriteCard = z.infer<typeof writeCard>;

/** `GET /api/groups/:group/issue-card`. */
export type Preparing = {
  /** The meeting that is planned, in which I have a slot; null: nothing is to be written for any. */
  next: { startsAt: Time; hasAdvice: boolean } | null;
  card: IssueCard;
  version: number;
  /** I presented it like this in an earlier meeting: another one is asked for. */
  presented: boolean;
  /** The version that the group sees already; null: it sees none. */
  shared: number | null;
  /** So many actions of mine wait for a word about how they went. */
  unreported: number;
};
