import { ECDH } from 'node:crypto';
import { looksLikePublicKey } from '../../../shared/evaluation/keys';

/**
 * Whether this is a point of the curve P-256. Browsers cannot use any other key: one that came through would make all honest
 * browsers fail, and the round would blame them instead of the person who sent it.
 */
export function isPublicKey(text: string): boolean {
  if (!looksLikePublicKey(text)) return false;
  try {
    ECDH.convertKey(text, 'prime256v1', 'base64');
    return true;
  } catch {
    return false;
  }
}
