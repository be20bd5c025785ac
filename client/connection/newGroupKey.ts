import { toBase64Url } from '../../shared/bytes';

const KEY_BYTES = 32;

/** A new key for a group that starts here. Unlike the rest of WebCrypto, this needs no secure context. */
export function newGroupKey(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(KEY_BYTES)));
}
