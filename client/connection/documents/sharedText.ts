import type * as Y from 'yjs';

/** Replaces one range of a text with another text. */
export type Edit = { at: number; gone: number; text: string };

const isHigh = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code <= 0xdbff;
};

/**
 * What changed between two versions of a field. `caret` is the position of the caret in the new text. The text after it
 * was not touched, which decides where a letter was typed among equal ones. It never cuts a character of two code units
 * in half, because the halves would be sent as question marks.
 */
export function editBetween(before: string, after: string, caret: number): Edit | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  const beyondCaret = Math.max(0, after.length - caret);
  let tail = 0;
  while (tail < Math.min(most, beyondCaret) && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  let head = 0;
  while (head < most - tail && before[head] === after[head]) head += 1;
  if (head > 0 && isHigh(after, head - 1)) head -= 1;
  if (tail > 0 && isHigh(after, after.length - tail - 1)) tail -= 1;
  return { at: head, gone: before.length - tail - head, text: after.slice(head, after.length - tail) };
}

/** A frame carries about 100 KB, so a long paste is split into pieces, each an update of its own. */
const pieceLength = 20_000;

export function applyEdit(text: Y.Text, { at, gone, text: added }: Edit, origin: unknown): void {
  const write = (work: () => void) => text.doc?.transact(work, origin);
  let end = Math.min(pieceLength, added.length);
  if (end < added.length && isHigh(added, end - 1)) end -= 1;
  write(() => {
    if (gone > 0) text.delete(at, gone);
    if (end > 0) text.insert(at, added.slice(0, end));
  });
  for (let from = end; from < added.length; from = end) {
    end = Math.min(from + pieceLength, added.length);
    if (end < added.length && isHigh(added, end - 1)) end -= 1;
    write(() => text.insert(at + from, added.slice(from, end)));
  }
}

type Delta = Y.YTextEvent['delta'];

/**
 * Where an index of the old text is in the new one. An index at which somebody else inserts text stays before that
 * text.
 */
export function moveIndex(index: number, delta: Delta): number {
  let position = 0;
  let moved = index;
  for (const step of delta) {
    if (step.retain !== undefined) position += step.retain;
    else if (typeof step.insert === 'string') {
      if (position < moved) moved += step.insert.length;
      position += step.insert.length;
    } else if (step.delete !== undefined && position < moved) moved -= Math.min(step.delete, moved - position);
  }
  return moved;
}

/**
 * The same edit of a text that others have changed meanwhile, as edits that follow each other. `length` is the length of
 * the text for which it was made. What others inserted stays, also within the range that it replaces.
 */
function rebased({ at, gone, text }: Edit, length: number, deltas: readonly Delta[]): Edit[] {
  // For each character that stands there now, where it stood; null for what others inserted.
  let from: (number | null)[] = Array.from({ length }, (_, index) => index);
  for (const delta of deltas) {
    const next: (number | null)[] = [];
    let position = 0;
    for (const step of delta) {
      if (step.retain !== undefined) next.push(...from.slice(position, position + step.retain));
      else if (typeof step.insert === 'string') next.push(...Array.from({ length: step.insert.length }, () => null));
      position += step.retain ?? step.delete ?? 0;
    }
    from = next.concat(from.slice(position));
  }
  const before = from.findLastIndex((index) => index !== null && index < at);
  const edits: Edit[] = [];
  for (let index = from.length - 1; index >= 0; index -= 1) {
    const was = from[index];
    if (was === null || was === undefined || was < at || was >= at + gone) continue;
    const last = edits.at(-1);
    if (last?.at === index + 1) Object.assign(last, { at: index, gone: last.gone + 1 });
    else edits.push({ at: index, gone: 1, text: '' });
  }
  if (text !== '') edits.push({ at: before + 1, gone: 0, text });
  return edits;
}

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * Keeps a plain field and a shared text the same, character by character: typed text goes into the shared text at its
 * place, and text of others comes in around the caret. While an input method composes a word in the field (Japanese, and
 * most keyboards of phones), nothing else may touch the field: the word is written when it is complete, and text of
 * others comes in then. Returns a function that ends this. React does not control the field.
 */
export function bindField(field: Field, text: Y.Text, origin: unknown, onCaret: (index: number) => void): () => void {
  let isMine = false;
  let isComposing = false;
  /** What the field showed when the composition began, and what others did to the text since. */
  let shown = text.toString();
  let missed: Delta[] = [];
  field.value = shown;

  const isFocused = () => field.ownerDocument.activeElement === field;
  /** Shows the text after others changed it, with the caret at its letter. */
  const show = (deltas: readonly Delta[]) => {
    const [from, to] = [field.selectionStart ?? 0, field.selectionEnd ?? 0].map((index) =>
      deltas.reduce((moved, delta) => moveIndex(moved, delta), index),
    );
    field.value = text.toString();
    if (isFocused()) field.setSelectionRange(from ?? 0, to ?? 0);
  };
  const write = (edits: readonly Edit[]) => {
    isMine = true;
    try {
      for (const edit of edits) applyEdit(text, edit, origin);
    } finally {
      isMine = false;
    }
  };
  const onInput = () => {
    if (isComposing) return;
    const edit = editBetween(text.toString(), field.value, field.selectionEnd ?? field.value.length);
    if (!edit) return;
    write([edit]);
    onCaret(field.selectionEnd ?? 0);
  };
  const onStart = () => {
    if (isComposing) return;
    isComposing = true;
    shown = text.toString();
    missed = [];
  };
  const onEnd = () => {
    if (!isComposing) return;
    isComposing = false;
    if (missed.length === 0) return onInput();
    const caret = field.selectionEnd ?? field.value.length;
    const edit = editBetween(shown, field.value, caret);
    const edits = edit ? rebased(edit, shown.length, missed) : [];
    // The caret as it would be in the old text, then after what others did, then after what was composed.
    const old = edit && caret >= edit.at ? Math.max(edit.at, caret - edit.text.length + edit.gone) : caret;
    const inserted = edits.at(-1);
    write(edits);
    const moved = missed.reduce((index, delta) => moveIndex(index, delta), old);
    field.value = text.toString();
    const place = inserted && inserted.text !== '' ? inserted.at + inserted.text.length : moved;
    if (isFocused()) field.setSelectionRange(place, place);
    onCaret(place);
  };
  const onText = (event: Y.YTextEvent) => {
    if (isMine) return;
    if (isComposing) missed.push(event.delta);
    else show([event.delta]);
  };
  const onSelect = () => {
    if (isFocused() && !isComposing) onCaret(field.selectionEnd ?? 0);
  };
  const listeners = {
    input: onInput,
    compositionstart: onStart,
    compositionend: onEnd,
    select: onSelect,
    keyup: onSelect,
    pointerup: onSelect,
    focus: onSelect,
  };
  for (const [name, listener] of Object.entries(listeners)) field.addEventListener(name, listener);
  text.observe(onText);
  return () => {
    onEnd(); // a panel that closes ends the composition without an event
    for (const [name, listener] of Object.entries(listeners)) field.removeEventListener(name, listener);
    text.unobserve(onText);
  };
}
