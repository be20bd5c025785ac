import { z } from 'zod';
import { groupColours } from '../groups/colours';
import { plan } from './forming';
import { memberId } from './scalars';

/** Messages over HTTP about what changes while a group lives. Every answer is an `Answer<T>`. */

/**
 * `PUT /api/groups/:group/about`: what it is called, its colour, and how it plans its meetings. `plan: null` for a group that
 * nobody formed; the time zone belongs to its dates. `version`: the one that was seen; a later one is not overwritten.
 */
export const changeAbout = z.strictObject({
  name: z.string().max(2_000),
  colour: z.enum(groupColours).nullable(),
  plan: plan.omit({ timeZone: true }).nullable(),
  version: z.number().int().min(0),
});
export type ChangeAbout = z.output<typeof changeAbout>;

/**
 * `POST /api/groups/:group/archive`: nothing new happens in it, it goes on, or it is kept although it was ended. A group that was
 * ended is kept before it is opened.
 */
export const changeArchive = z.strictObject({ change: z.enum(['archive', 'open', 'keep']) });
export type ChangeArchive = z.output<typeof changeArchive>['change'];

/**
 * `POST /api/groups/:group/end`: at once by whoever decides alone, proposed by everybody else. `name`: that of the group, typed
 * once more. `afterEnd`: the months after which everything is erased, where the group decided none.
 */
export const endGroup = z.strictObject({
  name: z.string().max(2_000),
  afterEnd: z.number().int().min(1).max(120),
});
export type EndGroup = z.output<typeof endGroup>;

/**
 * `POST /api/groups/:group/members/:member/role`: makes somebody the facilitator, who has no slot and may lead; at once by whoever
 * decides alone, proposed by everybody else. Whoever facilitates steps down by it.
 */
export const setRole = z.strictObject({ role: z.enum(['facilitator', 'member']) });

/**
 * `POST /api/groups/:group/leave`. `handTo`: who facilitates after the only facilitator, or everybody together. `ends`: the last
 * member knows that the group ends with this.
 */
export const leaveGroup = z.strictObject({
  handTo: z.union([memberId, z.literal('everybody')]).optional(),
  ends: z.boolean().optional(),
});
export type LeaveGroup = z.output<typeof leaveGroup>;

/** `PUT /api/groups/:group/picture`: bytes of a PNG, JPEG or WebP, and the pixels of its longer side. `DELETE` takes it away. */
export const LARGEST_GROUP_PICTURE = 100_000;
export const LONGEST_GROUP_PICTURE = 512;
