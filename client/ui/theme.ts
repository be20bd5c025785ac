import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';
export type ThemeChoice = Theme | 'system';

const KEY = 'roundel.theme';
const dark = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null;
const listeners = new Set<() => void>();

function chosen(): ThemeChoice {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    return 'system'; // storage is closed in some private windows
  }
}

let choice: ThemeChoice = typeof localStorage === 'undefined' ? 'system' : chosen();

const theme = (): Theme => (choice === 'system' ? (dark?.matches ? 'dark' : 'light') : choice);

function apply(): void {
  document.documentElement.dataset.theme = theme();
  for (const listener of listeners) listener();
}

/** Follows the system until somebody chooses; call once before the first draw. */
export function startTheme(): void {
  dark?.addEventListener('change', apply);
  apply();
}

export function chooseTheme(next: ThemeChoice): void {
  choice = next;
  try {
    if (next === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, next);
  } catch {
    // the choice then holds for this page only
  }
  apply();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What is drawn now. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, theme, () => 'light');
