import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import { loadMessages } from './load';

const added = new Set<object>();
const listeners = new Set<() => void>();

/** Loads what each format is called, what happens in it and whom it suits, for people who choose one. */
export const loadAboutFormats = (): Promise<void> => addTexts(() => import('./en/methods/about'));

/**
 * Loads a file of texts and adds them to the messages of a meeting's method: only after these, because otherwise i18next
 * would take them for loaded.
 */
export async function addTexts(load: () => Promise<Readonly<Record<string, object>>>): Promise<void> {
  const [file] = await Promise.all([load(), loadMessages('method')]);
  for (const texts of Object.values(file)) {
    if (added.has(texts)) continue;
    added.add(texts);
    i18next.addResourceBundle('en', 'method', texts, true, true);
  }
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** How many families are loaded. Components that show their texts draw again when there is one more. */
export const useLoadedFamilies = (): number => useSyncExternalStore(subscribe, () => added.size);
