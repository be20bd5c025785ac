import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { MemberId } from '../../../shared/meeting/state';
import type { SlotPolicy } from '../../../shared/templates/template';

/** The order that the lead has arranged in the panel and not yet confirmed; null while the panel is closed. */
export type SlotProposal = { policy: SlotPolicy; clients: readonly MemberId[] };

const proposal = createStore<SlotProposal | null>(() => null);

export const propose = (next: SlotProposal | null): void => proposal.setState(next, true);

export const useSlotProposal = (): SlotProposal | null => useStore(proposal);
