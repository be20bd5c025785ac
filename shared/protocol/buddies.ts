import { z } from 'zod';
import type { MeetingId, MemberId, Time } from '../meeting/state';
import type { BuddyTalk } from './groups';

/** Messages over HTTP about members who meet on their own. Every answer is an `Answer<T>`. */

const memberId = z.string().min(1).max(64);

/**
 * `POST /api/groups/:group/buddies`: proposes a time for a 1:1 to one other member, or to two. It takes the place of what was
 * proposed to them before; what is planned with them stays until they agree.
 */
export const proposeBuddies = z.strictObject({
  with: z.array(memberId).min(1).max(2),
  when: z.strictObject({
    wall: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/),
    timeZone: z.string().min(1).max(64),
  }),
  minutes: z.number().int().min(5).max(480),
  format: z.string().max(64),
});
export type ProposeBuddies = z.output<typeof proposeBuddies>;

/**
 * `POST /api/groups/:group/buddies/:pair`. `askedAt` is when the proposal that is meant was made, `stale`: there is another one
 * now. When everybody has accepted it, the meeting is planned.
 */
export const answerBuddies = z.union([
  z.strictObject({ answer: z.enum(['accept', 'decline', 'withdraw']), askedAt: z.number().int() }),
  z.strictObject({ answer: z.literal('cancel'), meeting: z.string().min(1).max(64) }),
]);
export type AnswerBuddies = z.output<typeof answerBuddies>;

/**
 * `POST /api/groups/:group/buddy-draw`: draws buddies for all members, in place of those that were drawn last; `stale`: somebody
 * else has just done so. `after` is the draw that was seen.
 */
export const drawBuddies = z.strictObject({ after: z.string().max(64).nullable() });
export type DrawBuddies = z.output<typeof drawBuddies>;

/** `GET /api/groups/:group/buddies`: what this member has with others of the group, which nobody else sees, and what all see. */
export type Buddies = {
  now: Time;
  pairs: Buddy[];
  /** Who were drawn together last, without those who have left. */
  drawn: { id: string; at: Time; by: MemberId; sets: MemberId[][] } | null;
  mayDraw: boolean;
};

export type Buddy = BuddyTalk & {
  /** Somebody has left the group: it can be read, and nobody meets here any more. */
  isOver: boolean;
  /** Meetings that were held, the newest first. */
  past: { meeting: MeetingId; startedAt: Time }[];
};
