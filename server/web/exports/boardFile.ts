import { type BoardElement, boardElements } from '../../../shared/documents/board';
import { isTombstone } from '../../../shared/documents/liveElements';
import type { MeetingFile } from '../../../shared/protocol/exports';
import { LiveDocument } from '../../rooms/documents/liveDocument';
import type { WebDeps } from '../deps';
import type { ZipStream } from './zipStream';

/** The checksum of the picture that an element shows; null where it shows none. */
export const pictureOf = (element: BoardElement): string | null => {
  const data = element.customData;
  if (typeof data !== 'object' || data === null || !('picture' in data)) return null;
  return typeof data.picture === 'string' && /^[0-9a-f]{64}$/.test(data.picture) ? data.picture : null;
};

/** A board as the drawing program itself saves one, with its pictures beside it, each read when its turn has come. */
export async function addBoard(
  { store, clock }: WebDeps,
  zip: ZipStream,
  meeting: string,
  board: MeetingFile['boards'][number],
): Promise<void> {
  const document = await LiveDocument.load(store, clock, board.document);
  const elements = (await document?.read((doc) => [...boardElements(doc).values()])) ?? [];
  const live = elements.filter((element) => !isTombstone(element));
  const file = { type: 'excalidraw', version: 2, source: 'roundel', elements: live, appState: {}, files: {} };
  await zip.add(board.file, `${JSON.stringify(file)}\n`);
  const pictures = new Set(live.map(pictureOf).filter((hash) => hash !== null));
  for (const hash of pictures) {
    const picture = await store.image(meeting, hash);
    if (picture === null) continue;
    const name = board.file.replace(/\.excalidraw$/, `-${hash.slice(0, 12)}.${picture.type.replace('image/', '')}`);
    await zip.add(name, picture.bytes);
  }
}
