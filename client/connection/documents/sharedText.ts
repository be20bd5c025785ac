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

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * Keeps a plain field and a shared text the same, character by character: typed text goes into the shared text at its
 * place, and text of others comes in around the caret. Returns a function that ends this. React does not control the
 * field.
 */
export function bindField(field: Field, text: Y.Text, origin: unknown, onCaret: (index: number) => void): () => void {
  let isMine = false;
  field.value = text.toString();

  const onInput = () => {
    const edit = editBetween(text.toString(), field.value, field.selectionEnd ?? field.value.length);
    if (!edit) return;
    isMine = true;
    try {
      applyEdit(text, edit, origin);
    } finally {
      isMine = false;
    }
    onCaret(field.selectionEnd ?? 0);
  };
  const onText = (event: Y.YTextEvent) => {
    if (isMine) return;
    const from = moveIndex(field.selectionStart ?? 0, event.delta);
    const to = moveIndex(field.selectionEnd ?? 0, event.delta);
    field.value = text.toString();
    if (field.ownerDocument.activeElement === field) field.setSelectionRange(from, to);
  };
  const onSelect = () => {
    if (field.ownerDocument.activeElement === field) onCaret(field.selectionEnd ?? 0);
  };
  field.addEventListener('input', onInput);
  field.addEventListener('select', onSelect);
  field.addEventListener('keyup', onSelect);
  field.addEventListener('pointerup', onSelect);
  field.addEventListener('focus', onSelect);
  text.observe(onText);
  return () => {
    field.removeEventListener('input', onInput);
    field.removeEventListener('select', onSelect);
    field.removeEventListener('keyup', onSelect);
    field.removeEventListener('pointerup', onSelect);
    field.removeEventListener('focus', onSelect);
    text.unobserve(onText);
  };
}
