import type * as Y from 'yjs';
import { type BoardElement, boardElements, wins } from '../../../shared/documents/board';
import { boardSchema, drawable, fitted, longestText } from '../../../shared/documents/boardSchema';
import { withSoundRelations } from '../../../shared/documents/relations';
import { isSameDrawing, wordsOf } from './mergeElements';
import { OwnChanges, stampOf } from './ownChanges';
import { nonce } from './textElements';

/** The origin of writes by this binding, so that it ignores its own changes. */
const drawing = Symbol('drawing on the board');

/** What the binding needs from the drawing surface. */
export interface Surface {
  /** All elements, including deleted ones. */
  elements(): readonly BoardElement[];
  /** Adds the elements of others beside the own ones, outside the own undo history. */
  takeIn(remote: readonly BoardElement[], gone: ReadonlySet<string>): void;
  /** False for a picture whose bytes are not on the server yet: until they are, only its writer sees it. */
  isReady(element: BoardElement): boolean;
  /** Says that an element cannot be shared, and keeps what was written in it. It was taken off the board, or changed back. */
  onTakenBack(why: Unshareable, words: string): void;
  /** The ids of elements that the person is writing in, resizing or drawing: nothing may be put in their place now. */
  held(): ReadonlySet<string>;
}

/** Why an element cannot be shared: no board may hold this kind, its text is too long, or a value is out of bounds. */
export type Unshareable = 'kind' | 'tooLong' | 'other';

export type Schedule = (run: () => void, wait: number) => () => void;

const onTimer: Schedule = (run, wait) => {
  const timer = setTimeout(run, wait);
  return () => clearTimeout(timer);
};

/** Twelve times a second. Each update of a stroke carries all its points, and every update stays in the log. */
export const writeEvery = 80;
/** Smaller than the largest frame of the server, because this counts JSON, which is longer than what is sent. */
const largestWrite = 60_000;

function whyUnshareable(element: BoardElement, value: BoardElement | null): Unshareable | null {
  if (!boardSchema.has(element.type)) return 'kind';
  if (element.type === 'text' && wordsOf(element).length > longestText) return 'tooLong';
  return value ? null : 'other';
}

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
 * Keeps a drawing surface and the shared board the same. An element that the others already have is not written again.
 * A version of somebody else that was made without knowing of what was drawn here is joined with it, so that neither
 * writes over the other. What is in somebody's hands stays as it is until they let go.
 */
export function bindBoard(doc: Y.Doc, surface: Surface, schedule: Schedule = onTimer) {
  const shared = boardElements(doc);
  const own = new OwnChanges(shared);
  /** What could not be written is not tried again before it changes. */
  const unwritable = new Map<string, string>();
  let waiting: (() => void) | null = null;
  let arrived = new Set<string>();
  let arriving: (() => void) | null = null;
  /** Changed by others while it was in this person's hands. */
  let postponed = new Set<string>();
  for (const element of shared.values()) own.took(element, element);

  function isChanged(element: BoardElement): boolean {
    const { id, isDeleted } = element;
    const onBoard = own.onBoard(id);
    if (postponed.has(id) || !surface.isReady(element)) return false;
    if (unwritable.get(id) === stampOf(element)) return false;
    return onBoard ? stampOf(onBoard) !== stampOf(element) : !isDeleted;
  }
  const changed = (): BoardElement[] => surface.elements().filter(isChanged);

  function write(): void {
    waiting?.();
    waiting = null;
    takeIn(surface.held());
    const held = surface.held();
    const fresh: BoardElement[] = [];
    for (const element of changed()) {
      const value = fitted(element);
      const why = whyUnshareable(element, value);
      if (why && !element.isDeleted) {
        // Not while somebody is still writing or drawing it.
        if (!held.has(element.id)) takeBack(element, why);
      } else if (value && wins(value, shared.get(value.id))) fresh.push(value);
      else {
        unwritable.set(element.id, stampOf(element));
        // It has the highest possible version, so it cannot be marked as deleted. It can only be removed.
        if (!value) doc.transact(() => shared.delete(element.id), drawing);
      }
    }
    for (const piece of pieces(fresh)) {
      doc.transact(() => {
        for (const element of piece) shared.set(element.id, element);
      }, drawing);
      for (const element of piece) own.wrote(element);
    }
  }

  /** Nobody goes on with something that only they can see. */
  function takeBack(element: BoardElement, why: Unshareable): void {
    const { id, version } = element;
    const stored = shared.get(id);
    const before = stored && drawable(id, stored);
    const value = before && fitted({ ...before, version: version + 1, versionNonce: nonce() });
    if (value) own.took(value, before);
    surface.takeIn(value ? [value] : [], new Set(value ? [] : [id]));
    surface.onTakenBack(why, element.type === 'text' ? wordsOf(element) : (element.link ?? ''));
  }

  /** The version to draw: of the board, or joined with what was drawn here meanwhile. */
  function joined(mine: BoardElement | undefined, theirs: BoardElement): BoardElement {
    if (mine && stampOf(mine) === stampOf(theirs)) return theirs;
    const value = own.joined(mine && (fitted(mine) ?? undefined), theirs);
    if (!mine || (wins(theirs, mine) && isSameDrawing(value, theirs))) return theirs;
    // Excalidraw draws and undoes by versions, so they only ever rise.
    const version = Math.max(mine.version, theirs.version) + 1;
    return fitted({ ...value, version, versionNonce: nonce() }) ?? theirs;
  }

  /** Whether somebody wrote in this text while it was removed from the board: their words come back with it. */
  const holdsNewWords = (mine: BoardElement | undefined): boolean => {
    const onBoard = mine && own.onBoard(mine.id);
    return mine?.type === 'text' && onBoard !== undefined && !mine.isDeleted && wordsOf(mine) !== wordsOf(onBoard);
  };

  function takeIn(held: ReadonlySet<string>): void {
    arriving?.();
    arriving = null;
    if (arrived.size === 0 && postponed.size === 0) return;
    const ids = new Set([...arrived, ...postponed]);
    arrived = new Set();
    postponed = new Set([...ids].filter((id) => held.has(id)));
    const remote: BoardElement[] = [];
    const gone = new Set<string>();
    const drawn = new Map(surface.elements().map((element) => [element.id, element]));
    for (const id of ids) {
      if (held.has(id)) continue;
      const mine = drawn.get(id);
      const stored = shared.get(id);
      const element = stored && drawable(id, stored);
      if (!stored) {
        if (!holdsNewWords(mine)) gone.add(id);
        own.forget(id);
      } else if (element) {
        const value = joined(mine, element);
        own.took(value, element);
        if (!mine || stampOf(value) !== stampOf(mine))
          remote.push(withSoundRelations(value, (other) => shared.get(other)));
      }
    }
    if (remote.length > 0 || gone.size > 0) surface.takeIn(remote, gone);
  }

  const letIn = () => {
    takeIn(surface.held());
    note();
  };
  function note(): void {
    if (postponed.size > 0) {
      const held = surface.held();
      // At once: whoever closes an editor and opens it again finds what was written meanwhile.
      if ([...postponed].some((id) => !held.has(id))) takeIn(held);
    }
    if (waiting || changed().length === 0) return;
    waiting = schedule(write, writeEvery);
  }

  const onShared = (event: Y.YMapEvent<BoardElement>) => {
    if (event.transaction.origin === drawing) return;
    for (const id of event.keysChanged) arrived.add(id);
    arriving ??= schedule(letIn, 16);
  };
  shared.observe(onShared);

  return {
    /** The surface changed. New elements are written within a moment. */
    note,
    /** Writes at once, because the pen was lifted or the panel closes. */
    flush: write,
    stop(): void {
      takeIn(new Set());
      write();
      arriving?.();
      shared.unobserve(onShared);
    },
  };
}
