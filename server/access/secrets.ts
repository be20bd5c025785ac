import { createHash, randomBytes } from 'node:crypto';

/** 256 bits for a browser's session, 128 for a link that somebody may have to type. */
const SESSION_BYTES = 32;
const INVITE_BYTES = 16;

export const newSessionToken = (): string => randomBytes(SESSION_BYTES).toString('base64url');
export const newInviteSecret = (): string => randomBytes(INVITE_BYTES).toString('base64url');

/**
 * What is stored in place of a secret. Plain SHA-256 is enough: the secrets are random, so a list of hashes gives nothing
 * to guess from.
 */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** The shapes of our own secrets; anything else never reaches the store. */
export const isSessionToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);
export const isInviteSecret = (text: string): boolean => /^[A-Za-z0-9_-]{22}$/.test(text);
