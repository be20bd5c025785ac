export const returnLink = {
  title: 'A way back for {{name}}',
  about:
    'This makes a new link that opens the seat of {{name}}, with their notes and actions. Their earlier links stop working. Send it to {{name}} only: whoever opens it acts as them.',
  said: 'The group sees that you made it, and {{name}} is told when they come back.',
  lost: {
    legend: 'What did {{name}} lose?',
    link: 'Only the link, or the browser forgot them',
    linkNote: 'Their other devices stay signed in.',
    device: 'A telephone or computer',
    deviceNote: 'All their devices are signed out.',
  },
  make: 'Make the link and copy it',
  again: 'Copy it again',
  copied: 'Copied. Send it to {{name}} only.',
  byHand: 'It could not be copied automatically. Copy it from here',
  done: 'Done',
  cancel: 'Cancel',
} as const;
