import { expect, it } from 'vitest';
import { pressedKey, undoPressed } from '../../../client/ui/pressedKey';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

it('a shortcut is the letter on Latin keyboards, and the key of that letter on others', () => {
  expect(pressedKey({ key: 'N', code: 'KeyN' })).toBe('n');
  expect(pressedKey({ key: 'т', code: 'KeyN' })).toBe('n');
  expect(pressedKey({ key: 'ν', code: 'KeyN' })).toBe('n');
  expect(pressedKey({ key: 'ى', code: 'KeyN' })).toBe('n');
  // A German keyboard has its Z where the American one has its Y, and Dvorak has a B there.
  expect(pressedKey({ key: 'z', code: 'KeyY' })).toBe('z');
  expect(pressedKey({ key: 'b', code: 'KeyN' })).toBe('b');
  expect(pressedKey({ key: 'ö', code: 'Semicolon' })).toBe('ö');
  expect(pressedKey({ key: '?', code: 'Digit7' })).toBe('?');
  expect(pressedKey({ key: 'Enter', code: 'Enter' })).toBe('enter');
});

it('undo and redo work on every keyboard', () => {
  const ctrl = { ...none, ctrlKey: true };
  expect(undoPressed({ ...ctrl, key: 'я', code: 'KeyZ' })).toBe('undo');
  expect(undoPressed({ ...ctrl, key: 'Я', code: 'KeyZ', shiftKey: true })).toBe('redo');
  expect(undoPressed({ ...none, metaKey: true, key: 'z', code: 'KeyY' })).toBe('undo');
  expect(undoPressed({ ...ctrl, key: 'н', code: 'KeyY' })).toBe('redo');
  expect(undoPressed({ ...ctrl, key: 'z', code: 'KeyZ', altKey: true })).toBeNull();
  expect(undoPressed({ ...none, key: 'z', code: 'KeyZ' })).toBeNull();
  expect(undoPressed({ ...ctrl, key: 'a', code: 'KeyA' })).toBeNull();
});
