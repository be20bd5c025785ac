export const links = {
  own: {
    title: 'Your own link',
    about:
      'It opens your seat in another browser or on another device, with all that is yours: name, role, notes, actions.',
    lead: 'You come back as who leads.',
    careful: 'Whoever opens it is you, so keep it to yourself. To bring others, copy the invitation instead.',
    replaces: 'A new one makes the one before stop working.',
    make: 'Copy my own link',
    again: 'Copy it again',
    copied: 'Copied. Paste it where only you will find it.',
  },
  out: {
    open: 'Sign out',
    about:
      'On a computer that others use too. Your seat and all that is yours stay in the group, but only your own link brings you back: copy it first.',
    here: 'Sign out here',
    everywhere: 'Sign out everywhere',
    stay: 'Stay',
  },
  personal: {
    about: 'A link for one person works once, for whoever opens it first.',
    member: 'Copy a link for one member',
    speaker: 'Copy a link for a guest speaker',
    copied: 'Copied. Send it to the one it is for.',
    withdraw: 'Withdraw those that nobody has used',
    withdrawn: 'Withdrawn. Unused links for one person no longer work.',
  },
  group: {
    about: 'A new link for the group makes the one before stop working. Who is in already stays in.',
    make: 'Make a new link for the group',
    copied: 'Copied. Send it to everybody; the one before no longer works.',
  },
  byHand: 'It could not be copied by itself. Copy it from here',
} as const;
