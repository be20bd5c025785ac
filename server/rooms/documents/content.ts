import type * as Y from 'yjs';
import type { DocumentKind } from '../../../shared/documents/names';
import { emptyDocument } from '../../../shared/documents/roots';
import { takeStored } from '../../../shared/documents/trial';
import type { StoredDocument } from '../../store/store';
import { readChecked } from './checksum';

/** A stored document in memory, and what of the store it stands for. */
export type Content = {
  readonly doc: Y.Doc;
  bytes: number;
  /** The position of the newest update. */
  last: number;
  compactions: number;
  /** Updates since the last compaction. */
  updates: number;
  /** False when stored bytes were damaged. */
  readonly isSound: boolean;
};

/** Takes in stored bytes up to the first that are damaged: what comes after may build on what is missing. */
export function contentOf(kind: DocumentKind, { snapshot, updates, compactions, last }: StoredDocument): Content {
  const place = { last, compactions, updates: updates.length };
  const parts = snapshot ? [snapshot, ...updates] : updates;
  const readable: Uint8Array[] = [];
  for (const part of parts) {
    const update = readChecked(part);
    if (!update) break;
    readable.push(update);
  }
  const doc = emptyDocument(kind);
  let bytes = 0;
  try {
    // One update after another: Yjs joins structs after each of them, which is expensive for all of them at once.
    for (const update of readable) {
      takeStored(doc, update);
      bytes += update.length;
    }
  } catch {
    return { ...place, doc: emptyDocument(kind), bytes: 0, isSound: false };
  }
  const isWhole = doc.store.pendingStructs === null && doc.store.pendingDs === null;
  return { ...place, doc, bytes, isSound: isWhole && readable.length === parts.length };
}
