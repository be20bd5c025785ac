export const roomPage = {
  ownLink: 'Your own link, for another device',
  connecting: 'Finding your seat',
  unreachable: 'The server does not answer yet. This page keeps trying; you do not have to do anything.',
  refusedTitle: 'You cannot come in this way',
  refusedAgain: 'Reload',
  refusedHome: 'Go to the start page',
  strangerTitle: 'You need an invitation',
  strangerText:
    'This is the address of a meeting. It opens only for people who came in by an invitation link. Ask somebody in the meeting to send you one: they find it in the room under “Invite”.',
  strangerBefore:
    'Have you been here before? Then this browser is signed out. Open the link that brings you back to your seat, sign in to your account, or ask somebody in your group: on the page of the group they press your name in the round and make a new link for you.',
  removedSignOut: 'Sign out in this browser',
  removedTitle: 'You were removed',
  removedText:
    'The lead removed you from this meeting or from the group. The links you still have do not bring you back. Talk to your group about it.',
  elsewhereTitle: 'You are here in another window',
  elsewhereAbout: 'A seat works in one window at a time. Your sound, your hand and your vote are in the other one.',
  elsewhereHere: 'Continue here',
} as const;
