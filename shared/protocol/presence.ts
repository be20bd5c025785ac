import { z } from 'zod';
import type { MemberId } from '../meeting/state';
import { documentName, memberId } from './scalars';

/** Live messages that are never stored. */

/** Shown to the others in the room; the server stamps it with member and tab. */
const shown = [
  z.strictObject({
    kind: z.literal('cursor'),
    document: documentName,
    x: z.number().min(-1e6).max(1e6),
    y: z.number().min(-1e6).max(1e6),
    tool: z.string().max(32),
  }),
  z.strictObject({
    kind: z.literal('typing'),
    document: documentName,
    field: z.string().max(80).nullable(),
    index: z.number().int().min(0).max(1e6),
  }),
  z.strictObject({ kind: z.literal('speaking'), on: z.boolean() }),
  z.strictObject({ kind: z.literal('media'), microphone: z.boolean(), camera: z.boolean(), screen: z.boolean() }),
] as const;
export type PresenceNote = z.infer<(typeof shown)[number]>;

/** The people that this browser hears now. Counted for talk time, never relayed. */
const heard = z.strictObject({ kind: z.literal('heard'), member: memberId, on: z.boolean() });
export type HeardNote = z.infer<typeof heard>;

export const presenceNote = z.discriminatedUnion('kind', [...shown, heard]);

export type PresenceNews = PresenceNote & { member: MemberId; tab: string };
