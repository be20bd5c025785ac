import { createHmac, timingSafeEqual } from 'node:crypto';
import type { MemberId } from '../../shared/meeting/state';

/**
 * The link in each reminder that stops those of one member: they need not be signed in, and it does nothing else. It is
 * worked out from a secret of this server, so that nothing has to be stored for it.
 */
export const stopToken = (secret: string, member: MemberId): string =>
  createHmac('sha256', secret).update(`reminders of ${member}`).digest('base64url').slice(0, 22);

export function isStopToken(secret: string, member: MemberId, token: string): boolean {
  const expected = Buffer.from(stopToken(secret, member));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
