import { randomBytes } from 'node:crypto';
import { AccessToken } from 'livekit-server-sdk';

export type LivekitKeys = { key: string; secret: string };

/** Long enough to connect; the media server renews the token by itself for whoever is connected. */
const TOKEN_SECONDS = 60;

/** A name that says nothing about the meeting or the person, and cannot be guessed. */
export const opaqueId = (): string => randomBytes(18).toString('base64url');

/**
 * Opens exactly one room under exactly one identity, and nothing else: no right to send, receive, record, create or manage.
 * Permissions are given later, to the participant that the member's own socket vouches for, so a token that was copied from
 * the wire or a log shows and plays nothing.
 */
export function joinToken({ key, secret }: LivekitKeys, room: string, identity: string): Promise<string> {
  const token = new AccessToken(key, secret, { identity, ttl: TOKEN_SECONDS });
  token.addGrant({
    roomJoin: true,
    room,
    canPublish: false,
    canSubscribe: false,
    canPublishData: false,
    canUpdateOwnMetadata: false,
  });
  return token.toJwt();
}
