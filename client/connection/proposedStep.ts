import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { MemberCommand } from '../../shared/meeting/commands';
import type { StageKey } from '../../shared/meeting/state';

/**
 * What an open panel puts on the main button of whoever decides: the words for it, and the command that it sends. Without a
 * command the button is closed, and `small` says what is missing.
 */
export type ProposedStep = {
  from: StageKey;
  main: string;
  small?: string | undefined;
  /** Stands above the button. */
  above?: string | undefined;
  command: MemberCommand | null;
};

const proposed = createStore<ProposedStep | null>(() => null);

/** Null while no panel proposes anything for this stage. */
export const useProposedStep = (from: StageKey): ProposedStep | null =>
  useStore(proposed, (step) => (step?.from === from ? step : null));

/** Puts this on the main button as long as the component is drawn. */
export function useProposeStep(step: ProposedStep | null): void {
  // As text, because an equal step is no news.
  const said = JSON.stringify(step);
  useEffect(() => {
    proposed.setState(JSON.parse(said) as ProposedStep | null, true);
    return () => proposed.setState(null, true);
  }, [said]);
}
