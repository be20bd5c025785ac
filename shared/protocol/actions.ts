import type { GroupId, MemberId, Time } from '../meeting/state';
import type { Action } from './records';

/** Messages over HTTP about my actions in all my groups. Every answer is an `Answer<T>`. */

/**
 * `GET /api/actions`: what I said I would do. With `?older=`, from the answer before, only settled actions behind those that
 * the reader has.
 */
export type MyActions = {
  /** The server's clock. */
  now: Time;
  groups: ActionsGroup[];
  /** Not settled, in no particular order. */
  open: MyAction[];
  /** Done or dropped, what was settled last in front. */
  settled: MyAction[];
  older: string | null;
};

/** `next`: when the group's next meeting begins, once it has a date; actions without a day are for that meeting. */
export type ActionsGroup = {
  group: GroupId;
  name: string;
  me: MemberId;
  next: Time | null;
  /** It is a 1:1 with these. */
  with?: string[];
};

type MyAction = { group: GroupId; action: Action };
