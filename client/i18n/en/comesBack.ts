/** Text of the closing round: what was left open and comes back. */
export const comesBack = {
  title: 'Still open',
  you: 'you',
  actions: 'No action yet: {{names}}.',
  write: 'Write my action',
  none: 'No action this time',
  reports: 'Earlier actions without a report: {{names}}.',
  parked: 'Put off earlier:',
} as const;
