import { createHmac, randomBytes } from 'node:crypto';
import type { IceServer } from '../../../shared/protocol/media';

/** Long enough for a meeting with the time before and after it; after that the name is refused by the TURN server. */
const LIFETIME_SECONDS = 6 * 60 * 60;

/**
 * A name and password in the time-limited form that coturn knows as `use-auth-secret`: the name is `expiry:random`, the password
 * its HMAC-SHA1. The name says nothing about the person, so the TURN server learns no member ids.
 */
export function turnCredentials(urls: string[], secret: string, now: number): IceServer {
  const username = `${Math.floor(now / 1000) + LIFETIME_SECONDS}:${randomBytes(9).toString('base64url')}`;
  const credential = createHmac('sha1', secret).update(username).digest('base64');
  return { urls, username, credential };
}
