import { randomBytes } from 'node:crypto';

/** A new member's id. It is no secret, and short because nearly every event names a member; 96 random bits are never drawn twice. */
export const newMemberId = (): string => randomBytes(12).toString('base64url');
