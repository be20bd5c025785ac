/** Text of the stage in which a group writes its agreement and signs it. */
export const signing = {
  title: 'Our agreement',
  version: 'Version {{version}}',
  loading: 'Loading the agreement',
  none: 'Nothing is written down yet.',
  about: 'Read it, say what you want to change, and sign it when you can keep to it.',
  talkTime: {
    own: 'Each of us sees only our own talk time.',
    lead: 'While we meet, the lead sees how long each of us speaks. Afterwards each of us sees only our own time.',
    group: 'While we meet, the lead sees how long each of us speaks. Afterwards all of us see it in the minutes.',
  },

  change: 'Change the text',
  label: 'The agreement, one point per line',
  hint: 'When you save, everybody reads the new text and signs it again.',
  save: 'Save for everybody',
  cancel: 'Cancel',
  same: 'You have not changed anything yet.',
  empty: 'Write at least one point.',
  tooLong: 'This point is too long. {{largest}} characters fit: {{line}}',
  tooMany: 'There are too many points. {{largest}} fit.',
  newer: 'Somebody else changed the text while you were writing. It now says:',
  newerSave: 'If you save, your text takes its place.',

  sign: 'Sign version {{version}}',
  signed: 'You have signed this version.',
  again: 'The text has changed since you signed. Read it and sign it again.',
  signedBy: 'Signed: {{names, list}}',
  waiting: 'Not signed yet: {{names, list}}',
  all: 'Everybody here has signed.',
} as const;
