import { z } from 'zod';
import { groupColours } from '../groups/colours';
import { plan } from './forming';

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
