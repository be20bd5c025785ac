export const links = {
  own: {
    title: 'Your own link',
    about:
      'It opens your seat in another browser or on another device, as often as you like, with your name, role, notes and actions.',
    lead: 'You come back as the lead.',
    careful: 'Anybody who opens it acts as you, so keep it to yourself. To bring others, copy the invitation instead.',
    replaces: 'A new link replaces the old one. Devices that came in by the old one stay signed in.',
    make: 'Copy my own link',
    again: 'Copy it again',
    copied: 'Copied. Store it where only you can find it.',
  },
  out: {
    open: 'Sign out',
    about:
      'On a computer that others use too. Your seat and everything you wrote stay in the group, but only your own link brings you back: copy it first.',
    here: 'Sign out here',
    everywhere: 'Sign out everywhere',
    stay: 'Stay',
  },
  personal: {
    about: 'A link for one person works once, for the first person who opens it.',
    member: 'Copy a link for one member',
    speaker: 'Copy a link for a guest speaker',
    copied: 'Copied. Send it to that person.',
    withdraw: 'Withdraw unused links',
    withdrawn: 'Withdrawn. Unused links for one person no longer work.',
  },
  group: {
    about: 'A new link for the group replaces the old one. People who are in the group stay.',
    make: 'Make a new link for the group',
    copied: 'Copied. Send it to everybody; the old one no longer works.',
  },
  link: 'The link',
  byHand: 'It could not be copied automatically. Copy it from here',
} as const;
