type Key = { key: string; code: string };

/**
 * The key of a shortcut. Where a keyboard types letters of another script (Cyrillic, Greek, Arabic), it is the Latin letter
 * of the same key, as in every other program. On Latin keyboards the letter counts, wherever it is.
 */
export function pressedKey({ key, code }: Key): string {
  const isOtherScript = /^\p{L}$/u.test(key) && !/^\p{Script=Latin}$/u.test(key);
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  return (isOtherScript && letter ? letter : key).toLowerCase();
}

type Pressed = Key & { ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean };

/** Whether somebody asks to undo or redo: Ctrl or Command with Z, Shift+Z or Y. */
export function undoPressed(event: Pressed): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = pressedKey(event);
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' ? 'redo' : null;
}
