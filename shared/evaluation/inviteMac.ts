import { fromBase64, toBase64, utf8 } from '../bytes';

/**
 * HMAC-SHA-256 of a claim, in base64. The invite's key, which the server never sees, has other uses, so a key is derived from
 * it for each purpose: a MAC for one purpose is none for another.
 */
type Purpose = 'roundel evaluation key claim 1' | 'roundel evaluation key proof 1';
type Claim = readonly (string | number)[];

export async function signClaim(inviteKey: string, purpose: Purpose, claim: Claim): Promise<string> {
  const key = await claimKey(inviteKey, purpose, 'sign');
  return toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', key, claimBytes(claim))));
}

/** False for another claim, purpose or key. */
export async function verifyClaim(inviteKey: string, purpose: Purpose, claim: Claim, mac: string): Promise<boolean> {
  const bytes = fromBase64(mac);
  if (bytes === null) return false;
  return crypto.subtle.verify('HMAC', await claimKey(inviteKey, purpose, 'verify'), bytes, claimBytes(claim));
}

const claimBytes = (claim: Claim) => utf8(JSON.stringify(claim));

async function claimKey(inviteKey: string, purpose: Purpose, use: 'sign' | 'verify'): Promise<CryptoKey> {
  const invite = await crypto.subtle.importKey('raw', utf8(inviteKey), 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8(purpose) },
    invite,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    [use],
  );
}
