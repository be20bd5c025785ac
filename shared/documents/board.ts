import type * as Y from 'yjs';

/**
 * A board page is one flat map: the id of an element leads to the whole element as a plain value. Nothing is nested in
 * shared types, and a drag rewrites one value under one key.
 */
export const elementsRoot = 'elements';
export const mostElements = 10_000;

/** An Excalidraw element as far as we look at it; `boardSchema` says what all of it may hold. */
export type BoardElement = {
  id: string;
  type: string;
  version: number;
  versionNonce: number;
  isDeleted: boolean;
  x: number;
  y: number;
  width: number;
  height: number;
  text?: string;
  link?: string | null;
  [other: string]: unknown;
};

export const boardElements = (doc: Y.Doc): Y.Map<BoardElement> => doc.getMap<BoardElement>(elementsRoot);

const elementId = /^[A-Za-z0-9_-]{1,64}$/;

/** Ids become keys of maps and of plain objects in drawing code: names that objects are born with stay out. */
export const isElementId = (key: string): boolean => elementId.test(key) && !(key in Object.prototype);

/** The rule by which Excalidraw settles two versions of one element: the higher version, then the lower nonce. */
export const wins = (mine: BoardElement, theirs: BoardElement | undefined): boolean =>
  theirs === undefined ||
  mine.version > theirs.version ||
  (mine.version === theirs.version && mine.versionNonce < theirs.versionNonce);

/** Takes everything off a board, with one small update; nothing of it is left to be undone. */
export function clearBoard(doc: Y.Doc): void {
  const shared = boardElements(doc);
  doc.transact(() => {
    for (const id of [...shared.keys()]) shared.delete(id);
  });
}
