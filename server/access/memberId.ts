import { randomBytes } from 'node:crypto';

/** A new member's id. It is not secret, and short because nearly every event names a member; 96 random bits never repeat. */
export const newMemberId = (): string => randomBytes(12).toString('base64url');
