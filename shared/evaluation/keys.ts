import { fromBase64, toBase64 } from '../bytes';
import type { MeetingId, MemberId } from '../meeting/state';
import { signClaim, verifyClaim } from './inviteMac';

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

const PURPOSE = 'roundel evaluation key claim 1';
const told = ({ meeting, round, member, publicKey }: KeyClaim) => [meeting, round, member, publicKey];

export const signKey = (inviteKey: string, claim: KeyClaim): Promise<string> =>
  signClaim(inviteKey, PURPOSE, told(claim));

/** False when the MAC is for another key, member, round or meeting: the sign of a server that swapped keys. */
export const verifyKey = (inviteKey: string, claim: KeyClaim, mac: string): Promise<boolean> =>
  verifyClaim(inviteKey, PURPOSE, told(claim), mac);
