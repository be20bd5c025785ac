import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export type Theme = 'light' | 'dark';
export type ThemeChoice = Theme | 'system';

const KEY = 'roundel.theme';
const dark = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null;

function chosen(): ThemeChoice {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    return 'system'; // some private windows block storage
  }
}

// Where all cookies are blocked, even asking for the type of `localStorage` throws.
let choice: ThemeChoice = chosen();

const wanted = (): Theme => (choice === 'system' ? (dark?.matches ? 'dark' : 'light') : choice);
const shown = createStore<Theme>(wanted);

function apply(): void {
  shown.setState(wanted(), true);
  document.documentElement.dataset.theme = shown.getState();
}

/** Follows the system until somebody chooses a theme. Call it once, before the first draw. */
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
    // the choice then lasts only for this page
  }
  apply();
}

/** The theme that is drawn now. */
export const useTheme = (): Theme => useStore(shown);
