import { z } from 'zod';
import { largestUpdate } from '../documents/gate';
import { documentName } from './scalars';

/** Messages about shared documents, which are opened, updated and closed under one name. */

/** Base64 takes four characters for three bytes. */
export const largestFrame = Math.ceil(largestUpdate / 3) * 4;
const base64 = (most: number) => z.base64().max(most);

/** `stateVector`: what the reader has already; null for nothing. */
export const documentOpen = z.strictObject({ document: documentName, stateVector: base64(200_000).nullable() });
export const documentUpdate = z.strictObject({
  document: documentName,
  clientId: z.number().int().min(1).max(0xffffffff),
  update: base64(largestFrame),
});
export const documentClose = z.strictObject({ document: documentName });

export type DocumentOpened = {
  /** A new Yjs clientID, reserved for this member and this open. The browser uses it after it has applied the snapshot. */
  clientId: number;
  /** Base64 of the update that the browser lacks, and of the server's state vector. */
  update: string;
  stateVector: string;
  /**
   * False for members who are listening or may only read: their screen becomes read-only, but the gate would still take
   * their updates.
   */
  writable: boolean;
};

/** `behind`: an earlier update is missing, so synchronise again from `stateVector`. `retryIn` is in milliseconds. */
export type UpdateAnswer =
  | { outcome: 'committed' }
  | { outcome: 'behind'; stateVector: string }
  | { outcome: 'retry'; retryIn: number };
