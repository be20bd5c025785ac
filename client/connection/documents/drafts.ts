import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { newId } from '../newId';

/** Text that a refused update or change would have lost: kept and shown until its writer has copied or discarded it. */
export type Draft = { id: string; about: string; text: string; at: number };

export const drafts = createStore<readonly Draft[]>(() => []);

export const useDrafts = (): readonly Draft[] => useStore(drafts);

export function keepDraft(about: string, text: string, at: number): void {
  if (text.trim() === '') return;
  const known = drafts.getState();
  if (known.some((draft) => draft.about === about && draft.text === text)) return;
  drafts.setState([...known, { id: newId(), about, text, at }], true);
}

export const discardDraft = (id: string): void =>
  drafts.setState((known) => known.filter((draft) => draft.id !== id), true);
