import { createHash } from 'node:crypto';
import type { BoardElement } from '../../../shared/documents/board';
import { drawable } from '../../../shared/documents/boardSchema';
import { boardFile } from '../../../shared/protocol/exports';
import type { ImportFault } from '../../../shared/protocol/imports';
import { isRefusal } from '../../../shared/refusal';
import { writtenBoard } from '../../rooms/documents/writtenBoard';
import { pictureOf } from '../exports/boardFile';
import { acceptPicture, LARGEST_BYTES, type Picture } from '../images/picture';
import { checkedFile, type Wrong, wholeFile } from './checkFile';
import type { ZipFiles } from './zipFiles';

/** A document is at most five million bytes; as JSON, with a line for each value, it is several times as long. */
const LARGEST_BOARD = 24_000_000;
export type ImportedPicture = Picture & { hash: string };
export type ImportedBoard = { document: Uint8Array; pictures: ImportedPicture[] };

/**
 * A board as a document of ours. Each element is made to fit as one from an older server is, and every update passes the gate
 * that updates from browsers pass, with the same budget of work.
 */
export async function readBoard(zip: ZipFiles, file: string): Promise<ImportedBoard | { faults: ImportFault[] }> {
  const bytes = await zip.read(file, LARGEST_BOARD);
  if (bytes === null) return { faults: wholeFile(file, 'noFile') };
  if ('problem' in bytes) return { faults: wholeFile(file, bytes.problem === 'tooLarge' ? 'tooLarge' : 'damaged') };
  const checked = checkedFile(file, bytes, boardFile);
  if ('faults' in checked) return checked;
  const { elements, wrong } = fitting(checked.value.elements);
  if (wrong.length > 0) return { faults: checked.faultsAt(wrong) };
  const document = await writtenBoard(elements);
  if (document === null) return { faults: wholeFile(file, 'board') };
  const pictures = await picturesOf(zip, file, elements);
  return 'faults' in pictures ? pictures : { document, pictures };
}

function fitting(found: readonly { id: string }[]): { elements: BoardElement[]; wrong: Wrong[] } {
  const elements = new Map<string, BoardElement>();
  const wrong: Wrong[] = [];
  for (const [index, element] of found.entries()) {
    const fits = drawable(element.id, element);
    if (fits === null) wrong.push({ path: ['elements', index], problem: { kind: 'element' } });
    else if (elements.has(fits.id)) wrong.push({ path: ['elements', index, 'id'], problem: { kind: 'twice' } });
    else elements.set(fits.id, fits);
  }
  return { elements: [...elements.values()], wrong };
}

/** A picture lies beside its board, called after it and its checksum. One that was lost before is not missed here either. */
async function picturesOf(
  zip: ZipFiles,
  board: string,
  elements: readonly BoardElement[],
): Promise<ImportedPicture[] | { faults: ImportFault[] }> {
  const hashes = new Set(elements.map(pictureOf).filter((hash) => hash !== null));
  const pictures: ImportedPicture[] = [];
  for (const hash of hashes) {
    const name = ['png', 'jpeg', 'webp']
      .map((type) => board.replace(/\.excalidraw$/, `-${hash.slice(0, 12)}.${type}`))
      .find((one) => zip.has(one));
    if (name === undefined) continue;
    const bytes = await zip.read(name, LARGEST_BYTES);
    if (bytes === null || 'problem' in bytes) return { faults: wholeFile(name, 'picture') };
    const picture = acceptPicture(bytes);
    // Its name is what it holds: nobody puts another picture in its place.
    if (isRefusal(picture) || createHash('sha256').update(picture.bytes).digest('hex') !== hash)
      return { faults: wholeFile(name, 'picture') };
    pictures.push({ ...picture, hash });
  }
  return pictures;
}
