import { fromBase64, toBase64, utf8 } from '../bytes';
import type { MeetingId, MemberId } from '../meeting/state';

/**
 * A new P-256 key pair for one round, as base64 (raw point, PKCS #8), so that a browser can keep it over a reload. The
 * public half carries a MAC made with the invite's key, which the server never sees.
 */
export type RoundKeys = { publicKey: string; privateKey: string };

/** What a MAC vouches for: this key, of this member, in this round of this meeting, and nothing else. */
export type KeyClaim = { meeting: MeetingId; round: number; member: MemberId; publicKey: string };

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;

export async function makeRoundKeys(): Promise<RoundKeys> {
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const [publicKey, privateKey] = await Promise.all([
    crypto.subtle.exportKey('raw', pair.publicKey),
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
  ]);
  return { publicKey: toBase64(new Uint8Array(publicKey)), privateKey: toBase64(new Uint8Array(privateKey)) };
}

/** An uncompressed point has 65 bytes and begins with 4; import checks whether it lies on the curve. */
export function looksLikePublicKey(text: string): boolean {
  const bytes = fromBase64(text);
  return bytes !== null && bytes.length === 65 && bytes[0] === 4;
}

/** The raw Diffie-Hellman secret of two round keys; rejects when the other key is not a point of the curve. */
export async function sharedSecret(privateKey: string, publicKey: string): Promise<ArrayBuffer> {
  const mine = fromBase64(privateKey);
  const theirs = fromBase64(publicKey);
  if (!mine || !theirs) throw new Error('a round key is not base64');
  const [secret, point] = await Promise.all([
    crypto.subtle.importKey('pkcs8', mine, curve, false, ['deriveBits']),
    crypto.subtle.importKey('raw', theirs, curve, false, []),
  ]);
  return crypto.subtle.deriveBits({ name: 'ECDH', public: point }, secret, 256);
}

/** HMAC-SHA-256 of the claim, in base64. The invite's key has other uses, so a key for this purpose is derived from it. */
export async function signKey(inviteKey: string, claim: KeyClaim): Promise<string> {
  const key = await claimKey(inviteKey, 'sign');
  return toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', key, claimBytes(claim))));
}

/** False when the MAC is for another key, member, round or meeting: the sign of a server that swapped keys. */
export async function verifyKey(inviteKey: string, claim: KeyClaim, mac: string): Promise<boolean> {
  const bytes = fromBase64(mac);
  if (!bytes) return false;
  return crypto.subtle.verify('HMAC', await claimKey(inviteKey, 'verify'), bytes, claimBytes(claim));
}

const claimBytes = (claim: KeyClaim) =>
  utf8(JSON.stringify([claim.meeting, claim.round, claim.member, claim.publicKey]));

async function claimKey(inviteKey: string, use: 'sign' | 'verify'): Promise<CryptoKey> {
  const invite = await crypto.subtle.importKey('raw', utf8(inviteKey), 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8('roundel evaluation key claim 1') },
    invite,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    [use],
  );
}
