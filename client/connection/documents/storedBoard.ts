import * as Y from 'yjs';
import { emptyDocument } from '../../../shared/documents/roots';
import type { DocumentName, MeetingId } from '../../../shared/meeting/state';
import { storedBoard } from '../api';
import { bytesFrom } from './frames';

/** A board as the server keeps it, read without entering the room. Throws when it cannot be loaded. */
export async function readStoredBoard(meeting: MeetingId, document: DocumentName): Promise<Y.Doc> {
  const answer = await storedBoard(meeting, document);
  if (!answer.ok) throw new Error(answer.error);
  const doc = emptyDocument('board');
  Y.applyUpdate(doc, bytesFrom(answer.value.state));
  return doc;
}
