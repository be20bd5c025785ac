import { type Bytes, fromBase64, toBase64, utf8 } from '../bytes';
import type { MeetingId, MemberId } from '../meeting/state';

/**
 * The cryptography of encrypted sound and picture: Web Crypto only, no state. Each use of the group's key (the part of the
 * invite that no server sees) is told apart by its own label, so that nothing made for one use serves in another.
 */

/** One tab of one member. */
export type Endpoint = { member: MemberId; tab: string };

/** Names one key of the meeting: `epoch` counts departures; the first key (epoch 0) is everybody's own work, `maker` is empty. */
export type KeyName = { epoch: number; maker: MemberId | '' };
export type MediaKey = KeyName & { bytes: Bytes };

/** A fresh pair for this tab; the private half cannot be taken out of the browser. */
export type TabKeys = { publicKey: string; privateKey: CryptoKey };

/** A key of the meeting, readable by one tab of one member only. */
export type EncryptedKey = { iv: string; box: string };

const KEY_BYTES = 32;
const IV_BYTES = 12;
const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;

async function material(inviteKey: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', utf8(inviteKey), 'HKDF', false, ['deriveKey', 'deriveBits']);
}
const derivation = (salt: Bytes, label: string) => ({ name: 'HKDF', hash: 'SHA-256', salt, info: utf8(label) });

/** Of two keys of the same epoch all browsers take the same one: the smaller maker's, compared by code unit. */
export function isBetter(one: KeyName, than: KeyName): boolean {
  return one.epoch !== than.epoch ? one.epoch > than.epoch : one.maker < than.maker;
}

/** The key a meeting begins with: whoever has the group's key can work it out. */
export async function firstKey(inviteKey: string, meeting: MeetingId): Promise<MediaKey> {
  const salt = utf8(JSON.stringify([meeting, 0]));
  const derived = derivation(salt, 'roundel media first key 1');
  const bits = await crypto.subtle.deriveBits(derived, await material(inviteKey), KEY_BYTES * 8);
  return { epoch: 0, maker: '', bytes: new Uint8Array(bits) };
}

/** A random key: people who were here before cannot work it out. */
export const freshKey = (epoch: number, maker: MemberId): MediaKey => ({
  epoch,
  maker,
  bytes: crypto.getRandomValues(new Uint8Array(KEY_BYTES)),
});

export async function makeTabKeys(): Promise<TabKeys> {
  const pair = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey);
  return { publicKey: toBase64(new Uint8Array(raw)), privateKey: pair.privateKey };
}

async function signingKey(inviteKey: string): Promise<CryptoKey> {
  const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 };
  const derived = derivation(new Uint8Array(0), 'roundel media tab claim 1');
  return crypto.subtle.deriveKey(derived, await material(inviteKey), hmac, false, ['sign', 'verify']);
}
const claimOf = (meeting: MeetingId, { member, tab }: Endpoint, publicKey: string) =>
  utf8(JSON.stringify([meeting, member, tab, publicKey]));

/** Vouches, with the group's key, that this public key is this member's tab's: a server in between cannot put its own there. */
export async function signPublicKey(
  inviteKey: string,
  meeting: MeetingId,
  end: Endpoint,
  publicKey: string,
): Promise<string> {
  const mac = await crypto.subtle.sign('HMAC', await signingKey(inviteKey), claimOf(meeting, end, publicKey));
  return toBase64(new Uint8Array(mac));
}

/**
 * False for another key, member, tab or meeting, and for whoever lacks the group's key. Also false for a key that nobody could
 * use: a member who sent one would keep all others from changing to a new key when somebody leaves.
 */
export async function verifyPublicKey(
  inviteKey: string,
  meeting: MeetingId,
  end: Endpoint,
  publicKey: string,
  mac: string,
): Promise<boolean> {
  const given = fromBase64(mac);
  if (given === null) return false;
  const claim = claimOf(meeting, end, publicKey);
  if (!(await crypto.subtle.verify('HMAC', await signingKey(inviteKey), given, claim))) return false;
  return pointOf(publicKey).then(
    () => true,
    () => false,
  );
}

/** Rejects what is not a point of the curve. */
async function pointOf(publicKey: string): Promise<CryptoKey> {
  const raw = fromBase64(publicKey);
  if (raw === null) throw new Error('a public key is not base64');
  return crypto.subtle.importKey('raw', raw, curve, false, []);
}

/** What an encrypted key is bound to. It cannot be turned round, renamed or sent to somebody else. */
const boundTo = (meeting: MeetingId, from: Endpoint, to: Endpoint, { epoch, maker }: KeyName) =>
  utf8(JSON.stringify(['roundel media key box 1', meeting, from.member, from.tab, to.member, to.tab, epoch, maker]));

async function pairKey(meeting: MeetingId, mine: TabKeys, theirPublicKey: string): Promise<CryptoKey> {
  const point = await pointOf(theirPublicKey);
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: point }, mine.privateKey, 256);
  const salt = utf8(JSON.stringify([meeting, ...[mine.publicKey, theirPublicKey].sort()]));
  const shared = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const aes = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(derivation(salt, 'roundel media pair 1'), shared, aes, false, ['encrypt', 'decrypt']);
}

/** The two ends of a message, and the keys that this end has for it. */
export type KeyTransfer = { meeting: MeetingId; from: Endpoint; to: Endpoint; mine: TabKeys; theirs: string };

export async function encryptKey(
  { meeting, from, to, mine, theirs }: KeyTransfer,
  key: MediaKey,
): Promise<EncryptedKey> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const additionalData = boundTo(meeting, from, to, key);
  const pair = await pairKey(meeting, mine, theirs);
  const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, pair, key.bytes);
  return { iv: toBase64(iv), box: toBase64(new Uint8Array(box)) };
}

/** Null for whatever was not encrypted by the other end, for this end, under this name. */
export async function decryptKey(
  transfer: KeyTransfer,
  name: KeyName,
  { iv, box }: EncryptedKey,
): Promise<MediaKey | null> {
  const [nonce, cipher] = [fromBase64(iv), fromBase64(box)];
  if (nonce?.length !== IV_BYTES || cipher === null) return null;
  const additionalData = boundTo(transfer.meeting, transfer.from, transfer.to, name);
  try {
    const pair = await pairKey(transfer.meeting, transfer.mine, transfer.theirs);
    const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce, additionalData }, pair, cipher);
    return bytes.byteLength === KEY_BYTES ? { ...name, bytes: new Uint8Array(bytes) } : null;
  } catch {
    return null;
  }
}
