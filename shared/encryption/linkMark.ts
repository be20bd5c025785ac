import { sha256 } from '@noble/hashes/sha2.js';
import { toBase64Url, utf8 } from '../bytes';

const MARK = 12;

/** Tells links apart without naming them: the beginning of the hash that is stored in place of a link's secret. */
export const markOfHash = (secretHash: string): string => secretHash.slice(0, MARK);

/** The same of the secret itself, for a browser that knows it. */
export const markOfSecret = (secret: string): string => markOfHash(toBase64Url(sha256(utf8(secret))));
