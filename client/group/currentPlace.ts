/** Where the parts of a page stand in the window. */
export type InWindow = {
  /** Those that a third of the window's height goes through. */
  atLine: ReadonlySet<string>;
  /** Those that are to be seen from top to bottom. */
  whole: ReadonlySet<string>;
};

export type Current = {
  place: string | null;
  /** The one that somebody chose in the list, or came for, until they scroll away from it. */
  chosen: string | null;
};

/**
 * The part of a page that somebody reads: the one they chose, although another stands beside it or the page ends before it reaches
 * the line; otherwise the first one at the line. Between two parts it is still the one before.
 */
export function currentPlace(order: readonly string[], { atLine, whole }: InWindow, before: Current): Current {
  const { chosen } = before;
  if (chosen !== null && (atLine.has(chosen) || whole.has(chosen))) return { place: chosen, chosen };
  const place = order.find((one) => atLine.has(one)) ?? before.place;
  // What somebody came for may not be drawn yet.
  return { place, chosen: chosen !== null && !order.includes(chosen) ? chosen : null };
}
