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
  link: 'The link',
  byHand: 'It could not be copied automatically. Copy it from here',
  mine: {
    title: 'Your own link',
    about:
      'This makes a new link that opens your seat in another browser or on another device. Your earlier links stop working. Whoever opens it acts as you, so keep it to yourself.',
    legend: 'Did you lose something?',
    link: 'No, I only want a link',
    linkNote: 'Your other devices stay signed in.',
    device: 'A telephone or computer',
    deviceNote: 'Your other devices are signed out of this group.',
    copied: 'Copied. Store it where only you can find it.',
  },
  back: {
    title: 'Coming back',
    about:
      'This browser remembers you. For another device, or in case you lose this one, take your own link or make an account.',
    mine: 'Make my own link',
    account: 'Your account',
    others: 'Somebody lost their link',
    make: 'New link',
    makeFor: 'Make a new link for {{name}}',
    handed: '{{by}} made a new link for {{name}} on {{when}}.',
    former: 'A former member',
  },
  done: 'Done',
  cancel: 'Cancel',
} as const;
