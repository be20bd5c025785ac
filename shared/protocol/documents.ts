/** Shared documents on the wire: opened, updated and closed under one name. */

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
