/** A day as the reader's own calendar writes it. */
export const dateOf = (at: number): string =>
  new Date(at).toLocaleDateString([], { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
