import { readStoredBoard } from '../connection/documents/storedBoard';
import type { DrawBoard } from '../features/minutes/downloads';
import { elementsIn } from '../features/whiteboard/boardDocument';
import { boardAsPng, boardAsSvg } from '../features/whiteboard/boardFiles';
import { picturesOf } from '../features/whiteboard/pictures';

/** Makes a file from a board of the minutes. */
export const drawStoredBoard: DrawBoard = async ({ meeting, document, as }) => {
  const doc = await readStoredBoard(meeting, document);
  const elements = elementsIn(doc);
  const files = await picturesOf(meeting, elements, Date.now());
  return (as === 'png' ? boardAsPng : boardAsSvg)(elements, files);
};
