import type * as Y from 'yjs';

/**
 * A board page is one flat map: the id of an element leads to the whole element as a plain value. Nothing is nested in
 * shared types, and a drag rewrites one value under one key.
 */
export const elementsRoot = 'elements';
export const mostElements = 10_000;

/** The part of an Excalidraw element that we look at; the rest travels untouched. */
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

/** Embedded pages and frames from elsewhere are left out: they would load somebody else's site into the room. */
const drawable = new Set(['rectangle', 'diamond', 'ellipse', 'arrow', 'line', 'freedraw', 'text', 'image', 'frame']);
const elementId = /^[A-Za-z0-9_-]{1,64}$/;
const longestText = 10_000;
const deepest = 8;
const largestVersion = 2 ** 40;

/** Ids become keys of maps and of plain objects in drawing code: names that objects are born with stay out. */
export const isElementId = (key: string): boolean => elementId.test(key) && !(key in Object.prototype);

const isLink = (link: unknown): boolean =>
  link === undefined || link === null || link === '' || (typeof link === 'string' && /^(https?:|mailto:)/i.test(link));

/** Plain JSON only, not deeper than eight levels, no name that reaches into a prototype. */
export function isPlainValue(value: unknown, depth = 0): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      break;
    default:
      return false;
  }
  if (value === null) return true;
  if (depth >= deepest) return false;
  if (Array.isArray(value)) return value.every((item) => isPlainValue(item, depth + 1));
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.entries(value).every(
    ([key, item]) => !(key in Object.prototype) && key.length <= 64 && isPlainValue(item, depth + 1),
  );
}

const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
const isCount = (value: unknown): boolean => Number.isInteger(value) && Math.abs(Number(value)) <= largestVersion;

/** True for what may stand on a board under this id. Asked by the server of every write and by the browser before it writes. */
export function isBoardElement(key: string, value: unknown): value is BoardElement {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !isPlainValue(value)) return false;
  const element: Partial<Record<string, unknown>> = { ...value };
  return (
    element.id === key &&
    typeof element.type === 'string' &&
    drawable.has(element.type) &&
    isCount(element.version) &&
    isCount(element.versionNonce) &&
    typeof element.isDeleted === 'boolean' &&
    [element.x, element.y, element.width, element.height].every(isNumber) &&
    isLink(element.link) &&
    [element.text, element.originalText].every(
      (text) => text === undefined || (typeof text === 'string' && text.length <= longestText),
    )
  );
}

/** The rule by which Excalidraw settles two versions of one element: the higher version, then the lower nonce. */
export const wins = (mine: BoardElement, theirs: BoardElement | undefined): boolean =>
  theirs === undefined ||
  mine.version > theirs.version ||
  (mine.version === theirs.version && mine.versionNonce < theirs.versionNonce);
