export const ownLink = {
  title: 'Your own link',
  about:
    'It opens your seat in another browser or on another device, with all that is yours: name, role, notes, actions.',
  lead: 'You come back as who leads.',
  careful: 'Whoever opens it is you, so keep it to yourself. To bring others, copy the invitation instead.',
  replaces: 'A new one makes the one before stop working.',
  make: 'Copy my own link',
  again: 'Copy it again',
  copied: 'Copied. Paste it where only you will find it.',
  byHand: 'It could not be copied by itself. Copy it from here',
} as const;
