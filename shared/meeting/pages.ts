/** The last part of a document's name: a slot's id, the common page, or the page of a member's own plan. */

/** The page outside any slot. */
export const commonSlot = 'common';

/** The page of a member's own plan, where actions are agreed outside slots. */
export const ownPage = (member: string): string => `own-${member}`;

/** Whose own page this is; null for the pages of slots and the common one. */
export const ownerOfPage = (page: string): string | null => (page.startsWith('own-') ? page.slice(4) : null);

/** The board page of a pair or trio is named by the breakout itself. */
export const isGroupPage = (page: string): boolean => /^b\d+$/.test(page);
