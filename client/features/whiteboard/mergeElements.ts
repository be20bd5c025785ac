import { diffChars } from 'diff';
import * as Y from 'yjs';
import { type BoardElement, wins } from '../../../shared/documents/board';
import { applyEdit, editBetween } from '../../connection/documents/sharedText';

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** What somebody wrote in a text element, without the line breaks that drawing adds. */
export const wordsOf = (element: BoardElement): string =>
  typeof element.originalText === 'string' ? element.originalText : (element.text ?? '');

/** Texts that differ in more characters are compared as a whole, because the comparison would take too long. */
const mostDifferences = 2_000;

/** Turns `before` into `after` in a shared text that says `before`. */
function write(text: Y.Text, before: string, after: string): void {
  const parts = diffChars(before, after, { maxEditLength: mostDifferences });
  if (!parts) {
    const edit = editBetween(before, after, 0);
    if (edit) applyEdit(text, edit, null);
  }
  let at = 0;
  for (const { added, removed, value } of parts ?? []) {
    if (removed) text.delete(at, value.length);
    else if (added) text.insert(at, value);
    if (!removed) at += value.length;
  }
}

/** Two versions of one text joined: what each of them added to the common one stays. */
export function mergedWords(base: string, mine: string, theirs: string): string {
  if (mine === base || mine === theirs) return theirs;
  if (theirs === base) return mine;
  const [my, their] = [new Y.Doc(), new Y.Doc()];
  my.clientID = 1;
  my.getText().insert(0, base);
  Y.applyUpdate(their, Y.encodeStateAsUpdate(my));
  their.clientID = 2;
  write(my.getText(), base, mine);
  write(their.getText(), base, theirs);
  Y.applyUpdate(my, Y.encodeStateAsUpdate(their));
  return my.getText().toString();
}

/** These describe the version, not the drawing. */
const ofVersion = new Set(['version', 'versionNonce', 'updated']);
const ofWords = new Set(['text', 'originalText']);
/** The points of a line and the size that follows from them are changed together. */
const ofLine = new Set(['points', 'pressures', 'width', 'height', 'lastCommittedPoint']);

type Bound = { id: string };
const isBound = (value: unknown): value is Bound[] => Array.isArray(value);

/** What is attached to an element is a set: what each of two people attached or removed counts. */
function mergedBound(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (!isBound(mine) || !isBound(theirs)) return theirs ?? mine;
  const before = new Set(isBound(base) ? base.map(({ id }) => id) : []);
  const [mineIds, theirIds] = [new Set(mine.map(({ id }) => id)), new Set(theirs.map(({ id }) => id))];
  return [
    ...theirs.filter(({ id }) => mineIds.has(id) || !before.has(id)),
    ...mine.filter(({ id }) => !theirIds.has(id) && !before.has(id)),
  ];
}

/**
 * Two versions of one element joined, each made from `base` without knowing of the other. What only one of them changed
 * is taken from that one. Where both changed the same, Excalidraw's rule decides; of two texts both are kept, and a text
 * that one of them deleted stays when the other one wrote in it.
 */
export function mergedElement(base: BoardElement, mine: BoardElement, theirs: BoardElement): BoardElement {
  const first = wins(mine, theirs) ? mine : theirs;
  const isLine = Array.isArray(base.points);
  const changes = (of: BoardElement, key: string) => !isSame(of[key], base[key]);
  const changesLine = (of: BoardElement) => [...ofLine].some((key) => changes(of, key));
  const result: BoardElement = { ...theirs };
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    if (ofVersion.has(key) || ofWords.has(key)) continue;
    const inLine = isLine && ofLine.has(key);
    // A field that was missing in the common version was filled in for drawing, not changed by anybody.
    const isMine = inLine ? changesLine(mine) : base[key] !== undefined && changes(mine, key);
    const isTheirs = inLine ? changesLine(theirs) : changes(theirs, key);
    if (key === 'boundElements' && isMine && isTheirs) result[key] = mergedBound(base[key], mine[key], theirs[key]);
    else result[key] = isMine ? (isTheirs ? first[key] : mine[key]) : (theirs[key] ?? mine[key]);
  }
  if (theirs.type === 'text') {
    const [before, my, their] = [wordsOf(base), wordsOf(mine), wordsOf(theirs)];
    const words = mergedWords(before, my, their);
    if (words !== their) Object.assign(result, { text: words, originalText: words });
    const isWrittenIn = (of: BoardElement, other: BoardElement) =>
      other.isDeleted && !of.isDeleted && wordsOf(of) !== before;
    if (isWrittenIn(mine, theirs) || isWrittenIn(theirs, mine)) result.isDeleted = false;
  }
  return result;
}

/** The size of a text follows from its letters, and each screen measures it. */
const isMeasured = (element: BoardElement, key: string): boolean =>
  element.type === 'text' && (key === 'width' || key === 'height' || key === 'text');

/** Whether two versions draw the same. */
export const isSameDrawing = (one: BoardElement, other: BoardElement): boolean =>
  Object.keys(one).every(
    (key) => ofVersion.has(key) || isMeasured(one, key) || other[key] === undefined || isSame(one[key], other[key]),
  ) &&
  (one.type !== 'text' || wordsOf(one) === wordsOf(other));
