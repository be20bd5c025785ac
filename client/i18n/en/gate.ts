export const gate = {
  ownLink: 'Your own link, for another device',
  connecting: 'Finding your seat',
  unreachable: 'The server does not answer yet. This page keeps trying, you need do nothing.',
  refusedTitle: 'You cannot come in this way',
  refusedAgain: 'Load again',
  refusedHome: 'To the first page',
  removedTitle: 'You were removed',
  removedText:
    'The person who leads removed you from this meeting or from the group. Links you still have do not bring you back in. Speak with the group about it.',
  elsewhereTitle: 'You are here in another window',
  elsewhereAbout: 'One seat, one window: your sound, your hand and your vote are over there.',
  elsewhereHere: 'Continue here',
} as const;
