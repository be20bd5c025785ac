import { useSyncExternalStore } from 'react';
import type { MemberId } from '../../../shared/meeting/state';
import type { SlotPolicy } from '../../../shared/templates/template';

/** What the lead has put together on the paper and not yet confirmed; null while the paper is closed. */
export type SlotProposal = { policy: SlotPolicy; clients: readonly MemberId[] };

let proposal: SlotProposal | null = null;
const listeners = new Set<() => void>();

export function propose(next: SlotProposal | null): void {
  proposal = next;
  for (const listener of listeners) listener();
}

export const useSlotProposal = (): SlotProposal | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => proposal,
  );
