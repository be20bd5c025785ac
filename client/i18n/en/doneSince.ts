/** What people did since the group last met, shown while its meeting opens. */
export const doneSince = {
  title: 'Done since last time',
  you: 'You',
  all: 'All earlier actions',
} as const;
