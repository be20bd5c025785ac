import { z } from 'zod';
import { largestUpdate } from '../documents/gate';
import { documentName } from './scalars';

/** Shared documents on the wire: opened, updated and closed under one name. */

/** Base64 takes four characters for three bytes. */
export const largestFrame = Math.ceil(largestUpdate / 3) * 4;
const base64 = (most: number) => z.base64().max(most);

/** `stateVector`: what the reader has already, null for nothing. */
export const documentOpen = z.strictObject({ document: documentName, stateVector: base64(200_000).nullable() });
export const documentUpdate = z.strictObject({
  document: documentName,
  clientId: z.number().int().min(1).max(0xffffffff),
  update: base64(largestFrame),
});
export const documentClose = z.strictObject({ document: documentName });

export type DocumentOpened = {
  /** Fresh Yjs clientID reserved for this member and this open; to be set after the snapshot is applied. */
  clientId: number;
  /** Base64 of the update the client lacks, and of the server's state vector. */
  update: string;
  stateVector: string;
  /** False for who listens or only reads: the screen is read-only (soft). */
  writable: boolean;
};

/** `behind`: predecessors missing, resync from `stateVector`; `retryIn` in milliseconds. */
export type UpdateAnswer =
  | { outcome: 'committed' }
  | { outcome: 'behind'; stateVector: string }
  | { outcome: 'retry'; retryIn: number };
