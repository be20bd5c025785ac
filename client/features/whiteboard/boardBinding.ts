import type * as Y from 'yjs';
import { type BoardElement, boardElements, wins } from '../../../shared/documents/board';
import { drawable, fitted } from '../../../shared/documents/boardSchema';
import { withSoundRelations } from '../../../shared/documents/relations';

/** The origin of writes by this binding, so that it ignores its own changes. */
const drawing = Symbol('drawing on the board');

/** What the binding needs from the drawing surface. */
export interface Surface {
  /** All elements, including deleted ones. */
  elements(): readonly BoardElement[];
  /** Adds the elements of others beside the own ones, outside the own undo history. */
  takeIn(remote: readonly BoardElement[], gone: ReadonlySet<string>): void;
}

export type Schedule = (run: () => void, wait: number) => () => void;

const onTimer: Schedule = (run, wait) => {
  const timer = setTimeout(run, wait);
  return () => clearTimeout(timer);
};

/** Twelve times a second. Each update of a stroke carries all its points, and every update stays in the log. */
export const writeEvery = 80;
/** Smaller than the largest frame of the server, because this counts JSON, which is longer than what is sent. */
const largestWrite = 60_000;

const stampOf = (element: BoardElement): string => `${element.version}:${element.versionNonce}`;

/** A picture is sent only when its bytes are on the server. Until then only its writer sees it. */
const isReady = (element: BoardElement): boolean => {
  if (element.type !== 'image') return true;
  const data = element.customData;
  return typeof data === 'object' && data !== null && 'picture' in data;
};

/** Splits elements into pieces that each fit into a frame. */
function pieces(elements: readonly BoardElement[]): BoardElement[][] {
  const all: BoardElement[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const element of elements) {
    const length = JSON.stringify(element).length;
    if (size + length > largestWrite) {
      all.push([]);
      size = 0;
    }
    all.at(-1)?.push(element);
    size += length;
  }
  return all;
}

/**
 * Keeps a drawing surface and the shared board the same. Of two versions of an element, Excalidraw's own rule decides
 * which one is written. An element that the others already have is not written again.
 */
export function bindBoard(doc: Y.Doc, surface: Surface, schedule: Schedule = onTimer) {
  const shared = boardElements(doc);
  const known = new Map<string, string>();
  let waiting: (() => void) | null = null;
  let arrived = new Set<string>();
  let arriving: (() => void) | null = null;
  for (const [id, element] of shared.entries()) known.set(id, stampOf(element));

  function changed(): BoardElement[] {
    return surface.elements().filter((element) => {
      if (known.get(element.id) === stampOf(element) || !isReady(element)) return false;
      return !element.isDeleted || known.has(element.id);
    });
  }

  function write(): void {
    waiting?.();
    waiting = null;
    const fresh: BoardElement[] = [];
    for (const element of changed()) {
      known.set(element.id, stampOf(element));
      const value = fitted(element);
      if (value && wins(value, shared.get(value.id))) fresh.push(value);
      // It has the highest possible version, so it cannot be marked as deleted. It can only be removed.
      else if (!value && element.isDeleted) doc.transact(() => shared.delete(element.id), drawing);
    }
    for (const piece of pieces(fresh)) {
      doc.transact(() => {
        for (const element of piece) shared.set(element.id, element);
      }, drawing);
    }
  }

  function takeIn(): void {
    arriving = null;
    const ids = arrived;
    arrived = new Set();
    const remote: BoardElement[] = [];
    const gone = new Set<string>();
    for (const id of ids) {
      const stored = shared.get(id);
      const element = stored && drawable(id, stored);
      if (!stored) {
        gone.add(id);
        known.delete(id);
      } else if (element) {
        remote.push(withSoundRelations(element, (other) => shared.get(other)));
        known.set(id, stampOf(element));
      }
    }
    if (remote.length > 0 || gone.size > 0) surface.takeIn(remote, gone);
  }

  const onShared = (event: Y.YMapEvent<BoardElement>) => {
    if (event.transaction.origin === drawing) return;
    for (const id of event.keysChanged) arrived.add(id);
    arriving ??= schedule(takeIn, 16);
  };
  shared.observe(onShared);

  return {
    /** The surface changed. New elements are written within a moment. */
    note(): void {
      if (waiting || changed().length === 0) return;
      waiting = schedule(write, writeEvery);
    },
    /** Writes at once, because the pen was lifted or the panel closes. */
    flush: write,
    stop(): void {
      write();
      arriving?.();
      shared.unobserve(onShared);
    },
  };
}
