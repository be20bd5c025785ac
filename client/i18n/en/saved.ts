/** A text that is saved while its owner writes it. */
export const saved = {
  saving: 'Saving',
  saved: 'Saved',
  failed: 'Not saved yet. Your text stays here and is sent again.',
  stale: 'There is a newer version in another tab of yours.',
  takeNewer: 'Show the newer one',
  keepThis: 'Keep this one',
} as const;
