/** What people told since the group last met, shown while its meeting opens. */
export const doneSince = {
  title: 'Since last time',
  is: { done: 'done', partly: 'partly done', notDone: 'not done', dropped: 'dropped', open: 'open' },
  you: 'You',
  all: 'All earlier actions',
} as const;
