import type * as Y from 'yjs';

/**
 * A board page is one flat map from the id of an element to the whole element as a plain value. Nothing is nested in shared
 * types, and dragging an element rewrites one value under one key.
 */
export const elementsRoot = 'elements';
export const mostElements = 10_000;

/** The fields of an Excalidraw element that this code reads; `boardSchema` says what an element may contain. */
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

/** Ids become keys of maps and of plain objects in drawing code, so the names of built-in object properties are refused. */
export const isElementId = (key: string): boolean => elementId.test(key) && !(key in Object.prototype);

/** How Excalidraw chooses between two versions of one element: the higher version wins, then the lower nonce. */
export const wins = (mine: BoardElement, theirs: BoardElement | undefined): boolean =>
  theirs === undefined ||
  mine.version > theirs.version ||
  (mine.version === theirs.version && mine.versionNonce < theirs.versionNonce);

/** Clears a board with one small update, which cannot be undone. */
export function clearBoard(doc: Y.Doc): void {
  const shared = boardElements(doc);
  doc.transact(() => {
    for (const id of [...shared.keys()]) shared.delete(id);
  });
}
