import * as Y from 'yjs';
import { type BoardElement, boardElements } from '../../../shared/documents/board';
import { judge, largestUpdate, takeIn } from '../../../shared/documents/gate';
import { emptyDocument } from '../../../shared/documents/roots';
import { Work } from '../../../shared/documents/work';

/** So many elements are written at once; larger ones alone. */
const AT_ONCE = 40;
/** Nobody else writes into the document of an import. */
const CLIENT = 1;

/**
 * A document of a board with these elements, as one update; null when the gate that judges what browsers send refuses it. Others
 * have their turn between two pieces.
 */
export async function writtenBoard(elements: readonly BoardElement[]): Promise<Uint8Array | null> {
  const doc = emptyDocument('board');
  const source = new Y.Doc();
  source.clientID = CLIENT;
  const author = { clientId: CLIENT, reserved: new Set([CLIENT]), member: '', kind: 'board' as const };
  let bytes = 0;
  for (const piece of pieces(elements)) {
    const before = Y.encodeStateVector(source);
    source.transact(() => {
      for (const element of piece) boardElements(source).set(element.id, element);
    });
    const update = Y.encodeStateAsUpdate(source, before);
    const verdict = judge(doc, update, { ...author, bytes }, new Work());
    if (verdict.verdict !== 'accept') return null;
    takeIn(doc, update, verdict);
    bytes += update.length;
    await new Promise<void>((served) => setImmediate(served));
  }
  return Y.encodeStateAsUpdate(doc);
}

function* pieces(elements: readonly BoardElement[]): Generator<BoardElement[]> {
  let piece: BoardElement[] = [];
  let size = 0;
  for (const element of elements) {
    const { length } = JSON.stringify(element);
    // JSON is longer than what is stored, but for letters of several bytes.
    if (piece.length > 0 && (piece.length === AT_ONCE || size + 3 * length > largestUpdate / 2)) {
      yield piece;
      [piece, size] = [[], 0];
    }
    piece.push(element);
    size += 3 * length;
  }
  if (piece.length > 0) yield piece;
}
