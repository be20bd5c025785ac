import { fromBase64, toBase64, utf8 } from '../../../shared/bytes';
import type { Proof } from '../../../shared/encryption/keyExchange';
import type { Endpoint } from '../../../shared/encryption/keys';
import type { MeetingId } from '../../../shared/meeting/state';

/**
 * The certificate of a WebRTC connection is named by a fingerprint in the signalling, and signalling runs over the server: a server
 * that lies could put its own there and listen. Whoever has the key of the invite, which never leaves the browser, signs theirs.
 */

export interface FingerprintSigner {
  /** Base64 HMAC over what the other end must be able to trust; null without a key or outside a secure context. */
  sign(from: Endpoint, to: Endpoint, sdp: string): Promise<string | null>;
  verify(from: Endpoint, to: Endpoint, sdp: string, mac: string | null | undefined): Promise<Proof>;
}

/** All fingerprints of a description, in a fixed order: the browser accepts any of them. */
export function fingerprintsOf(sdp: string): string {
  const lines = [...sdp.matchAll(/^a=fingerprint:(.+)$/gm)].map((match) => (match[1] ?? '').trim().toLowerCase());
  return [...new Set(lines)].sort().join(' ');
}

/** Both ends and both tabs are named, so that a signature cannot be replayed to, or reflected at, anybody else. */
const signed = (meeting: MeetingId, from: Endpoint, to: Endpoint, sdp: string) =>
  utf8(JSON.stringify(['roundel media 1', meeting, from.member, from.tab, to.member, to.tab, fingerprintsOf(sdp)]));

export function createFingerprintSigner(meeting: MeetingId, inviteKey: string | null): FingerprintSigner {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (inviteKey === null || subtle === undefined) {
    return { sign: async () => null, verify: async () => 'unknown' };
  }
  const key = (async () => {
    const secret = await subtle.digest('SHA-256', utf8(`roundel media key 1\n${inviteKey}`));
    return subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
  })();
  return {
    sign: async (from, to, sdp) =>
      toBase64(new Uint8Array(await subtle.sign('HMAC', await key, signed(meeting, from, to, sdp)))),
    verify: async (from, to, sdp, mac) => {
      if (mac === null || mac === undefined) return 'unknown';
      const given = fromBase64(mac);
      if (given === null) return 'forged';
      const right = await subtle.verify('HMAC', await key, given, signed(meeting, from, to, sdp));
      return right ? 'verified' : 'forged';
    },
  };
}
