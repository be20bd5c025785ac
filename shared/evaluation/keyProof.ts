import { fromBase64, toBase64, utf8 } from '../bytes';
import type { MeetingId, MemberId } from '../meeting/state';

/** Who says, in which round of which meeting, that their browser has the group's key. */
export type KeyProofClaim = { meeting: MeetingId; round: number; member: MemberId };

/**
 * Shows the browsers that have the group's key that this one has it too, before anybody sends an answer. The server passes it
 * on and can make none, because it never has the key; it can only hold one back. It serves for no other member, round or
 * meeting, and says nothing about the key.
 */
export async function proveKey(inviteKey: string, claim: KeyProofClaim): Promise<string> {
  const key = await proofKey(inviteKey, 'sign');
  return toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', key, claimBytes(claim))));
}

/** False for somebody with another key, and for a proof that was made by or for somebody else. */
export async function verifyKeyProof(inviteKey: string, claim: KeyProofClaim, proof: string): Promise<boolean> {
  const bytes = fromBase64(proof);
  if (bytes === null) return false;
  return crypto.subtle.verify('HMAC', await proofKey(inviteKey, 'verify'), bytes, claimBytes(claim));
}

const claimBytes = ({ meeting, round, member }: KeyProofClaim) => utf8(JSON.stringify([meeting, round, member]));

/** The group's key has other uses, so a key for this one is derived from it. */
async function proofKey(inviteKey: string, use: 'sign' | 'verify'): Promise<CryptoKey> {
  const invite = await crypto.subtle.importKey('raw', utf8(inviteKey), 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8('roundel evaluation key proof 1') },
    invite,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    [use],
  );
}
