import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { isTyping } from '../../ui/focusKeeper';
import { pressedKey } from '../../ui/pressedKey';

/** One key each. All are letters, because letters are the same on every keyboard with Latin script. */
export type ShortcutName =
  | 'next'
  | 'back'
  | 'undo'
  | 'pause'
  | 'moreTime'
  | 'done'
  | 'hand'
  | 'later'
  | 'pass'
  | 'stop'
  | 'microphone'
  | 'camera'
  | 'board'
  | 'agenda'
  | 'people'
  | 'help';

export const keyFor: Record<ShortcutName, string> = {
  next: 'n',
  back: 'b',
  undo: 'u',
  pause: 'k',
  moreTime: 't',
  done: 'd',
  hand: 'h',
  later: 'l',
  pass: 'p',
  stop: 's',
  microphone: 'm',
  camera: 'v',
  board: 'w',
  agenda: 'a',
  people: 'g',
  help: '?',
};

const KEY = 'roundel.shortcuts';
const handlers = new Map<string, () => void>();

function kept(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}
const on = createStore<boolean>(kept);

/** People who dictate or use switch control need to turn single-key shortcuts off. */
export function setShortcuts(next: boolean): void {
  on.setState(next, true);
  try {
    localStorage.setItem(KEY, next ? 'on' : 'off');
  } catch {
    // The choice then lasts only for this page.
  }
}

export const useShortcutsOn = (): boolean => useStore(on);

const writes = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest(
      'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [role="textbox"], [role="menu"], [role="dialog"], [role="alertdialog"], .excalidraw',
    ) !== null);

function onKey(event: KeyboardEvent): void {
  if (!on.getState() || event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey)
    return;
  if (writes(event.target) || document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
  if (isTyping()) return;
  const handler = handlers.get(pressedKey(event));
  if (!handler) return;
  event.preventDefault();
  handler();
}

/**
 * The shortcut works while the component is mounted and `act` is given. If several use the same key, the last one
 * mounted wins.
 */
export function useShortcut(name: ShortcutName, act: (() => void) | null): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  const active = act !== null;
  useEffect(() => {
    if (!active) return;
    const run = () => latest.current?.();
    if (handlers.size === 0) document.addEventListener('keydown', onKey);
    handlers.set(keyFor[name], run);
    return () => {
      if (handlers.get(keyFor[name]) === run) handlers.delete(keyFor[name]);
      if (handlers.size === 0) document.removeEventListener('keydown', onKey);
    };
  }, [name, active]);
}
