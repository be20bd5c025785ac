import type * as Y from 'yjs';
import { type BoardElement, boardElements } from '../../../shared/documents/board';
import { drawable, fitted } from '../../../shared/documents/boardSchema';
import { newId } from '../../connection/newId';
import { elementsIn } from './boardDocument';
import { wordsOf } from './mergeElements';

const fontSize = 20;
const lineHeight = 1.25;
export const nonce = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

/** The texts of a board in reading order: from top to bottom, then from left to right. */
export const textsOf = (elements: readonly BoardElement[]): BoardElement[] =>
  elements
    .filter((element) => element.type === 'text' && !element.isDeleted)
    .sort((one, other) => one.y - other.y || one.x - other.x || one.id.localeCompare(other.id));

/** Drawn elements without text. */
export const shapesOf = (elements: readonly BoardElement[]): number =>
  elements.filter((element) => element.type !== 'text' && !element.isDeleted).length;

/** An estimate of the drawn size. The board measures it again. */
const sizeOf = (text: string, size: number): { width: number; height: number } => {
  const lines = text.split('\n');
  return {
    width: Math.max(20, ...lines.map((line) => line.length * size * 0.55)),
    height: lines.length * size * lineHeight,
  };
};

/**
 * Keeps it within the bounds of the board. An element with the highest possible version cannot change, but it can be
 * removed.
 */
function put(doc: Y.Doc, element: BoardElement): void {
  const fits = fitted(element);
  if (fits) boardElements(doc).set(fits.id, fits);
  else if (element.isDeleted) boardElements(doc).delete(element.id);
}

const elementOf = (doc: Y.Doc, id: string): BoardElement | null => drawable(id, boardElements(doc).get(id));

/** Places a new text below everything on the board. */
export function addText(doc: Y.Doc, text: string, now: number): string {
  const present = elementsIn(doc).filter((element) => !element.isDeleted);
  const id = newId();
  const left = present.length === 0 ? 0 : Math.min(...present.map((element) => element.x));
  const below = present.length === 0 ? 0 : Math.max(...present.map((element) => element.y + element.height)) + 24;
  put(doc, {
    id,
    type: 'text',
    x: left,
    y: below,
    ...sizeOf(text, fontSize),
    angle: 0,
    strokeColor: '#1e1e1e',
    backgroundColor: 'transparent',
    fillStyle: 'solid',
    strokeWidth: 2,
    strokeStyle: 'solid',
    roughness: 1,
    opacity: 100,
    groupIds: [],
    frameId: null,
    index: null,
    roundness: null,
    seed: nonce(),
    version: 1,
    versionNonce: nonce(),
    isDeleted: false,
    boundElements: null,
    updated: now,
    link: null,
    locked: false,
    text,
    fontSize,
    fontFamily: 5,
    textAlign: 'left',
    verticalAlign: 'top',
    containerId: null,
    originalText: text,
    autoResize: true,
    lineHeight,
  });
  return id;
}

/** A changed element gets a version above every version that others may have of it. */
const next = (element: BoardElement, change: Partial<BoardElement>, now: number): BoardElement => ({
  ...element,
  ...change,
  version: element.version + 1,
  versionNonce: nonce(),
  updated: now,
});

export function changeText(doc: Y.Doc, id: string, text: string, now: number): void {
  const element = elementOf(doc, id);
  if (!element || wordsOf(element) === text) return;
  const size = typeof element.fontSize === 'number' ? element.fontSize : fontSize;
  // A text with a width of its own, or in a shape, is wrapped when it is drawn.
  const isWrapped = typeof element.containerId === 'string' || element.autoResize === false;
  put(doc, next(element, { text, originalText: text, ...(isWrapped ? {} : sizeOf(text, size)) }, now));
}

export function removeText(doc: Y.Doc, id: string, now: number): void {
  const element = elementOf(doc, id);
  if (element) put(doc, next(element, { isDeleted: true }, now));
}
