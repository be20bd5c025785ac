import { z } from 'zod';
import type { Time } from '../meeting/state';

/** How long a group keeps what it wrote: `GET` and `PUT /api/groups/:group/retention`. */

const months = z.number().int().min(1).max(120).nullable();

/**
 * `texts`: months after which what people wrote in a meeting is erased. `afterEnd`: months after the end of the group after
 * which everything of it is. Null: never. `version`: the one that was seen; a later one is not overwritten.
 */
export const changeRetention = z.strictObject({
  texts: months,
  afterEnd: months,
  version: z.number().int().min(0),
});
export type ChangeRetention = z.infer<typeof changeRetention>;

export type Retention = ChangeRetention & {
  /** From when it holds; null where nothing was decided. */
  appliesAt: Time | null;
  endedAt: Time | null;
  /** When everything of the group is erased, as far as that is known. */
  erasedAt: Time | null;
  mayChange: boolean;
  /** What was erased, the newest first. */
  erasures: { what: 'texts' | 'group' | 'answers'; meetings: number; rows: number; at: Time }[];
};
