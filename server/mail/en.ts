const stopLine = 'You can stop the reminders of this group here: {{stop}}';

/** What mails say. They are read on screens that others see, so they name nothing that somebody wrote for their group. */
export const english = {
  verifyEmail: {
    subject: 'Confirm your e-mail address',
    body: [
      'Somebody, probably you, made a Roundel account with this address. Confirm that it is yours:',
      '{{link}}',
      'The link works for one hour. If this was not you, ignore this message: the account cannot be used without it.',
    ],
  },
  newAddress: {
    subject: 'Confirm your new e-mail address',
    body: [
      'Somebody, probably you, wants to use this address for their Roundel account. Confirm that it is yours:',
      '{{link}}',
      'The link works for one hour. If this was not you, ignore this message: the account keeps its old address.',
    ],
  },
  addressChanges: {
    subject: 'Your account gets a new e-mail address',
    body: [
      'Somebody, probably you, asked to use another address for your Roundel account. This one holds until the new one is confirmed.',
      'If this was not you, sign in and change your password:',
      '{{link}}',
    ],
  },
  // Whoever owns an account learns what changed about the ways into it.
  passwordChanged: {
    subject: 'Your password was changed',
    body: [
      'The password of your Roundel account was changed, and all other browsers were signed out of it.',
      'If this was not you, choose another password here:',
      '{{link}}',
    ],
  },
  passkeyAdded: {
    subject: 'A passkey was added to your account',
    body: [
      'Somebody, probably you, added a passkey to your Roundel account. It opens the account without your password.',
      'If this was not you, sign in, remove the passkey and change your password:',
      '{{link}}',
    ],
  },
  passkeyRemoved: {
    subject: 'A passkey was removed from your account',
    body: [
      'Somebody, probably you, removed a passkey from your Roundel account. All other browsers were signed out of it.',
      'If this was not you, sign in and change your password:',
      '{{link}}',
    ],
  },
  signOnAdded: {
    subject: 'Your company’s sign-on opens your account',
    body: [
      'Somebody, probably you, signed in to your Roundel account by your company’s sign-on. From now on it opens the account as well.',
      'If this was not you, tell whoever runs this server, and look which browsers are signed in:',
      '{{link}}',
    ],
  },
  returnLinkMade: {
    subject: 'Somebody made a new link for you',
    body: [
      'A member of one of your groups made a new link by which you come back to it. They may have done so because you asked for it.',
      'If you did not, open the page of the group, make your own link there and say that you lost a device. That signs out whoever used it:',
      '{{link}}',
    ],
  },
  resetPassword: {
    subject: 'Choose a new password',
    body: [
      'You asked for a new password. Choose it here:',
      '{{link}}',
      'The link works once, for one hour. If this was not you, ignore this message: your password stays as it is.',
    ],
  },
  signIn: {
    subject: 'Your link to sign in',
    body: [
      'Sign in with this link, in the browser in which you asked for it or in any other:',
      '{{link}}',
      'The link works once, for ten minutes. If you did not ask for it, ignore this message.',
    ],
  },
  accountExists: {
    subject: 'You have an account already',
    body: [
      'Somebody, probably you, tried to make a Roundel account with this address. You have one already. Sign in here:',
      '{{link}}',
      'If you no longer know your password, you can choose a new one there. If this was not you, you do not have to do anything.',
    ],
  },
  invitation: {
    subject: 'An invitation to a peer coaching group',
    body: [
      '{{from}} invites you to a peer coaching group. The group meets online with Roundel, to think about each other’s questions from work.',
      'Your own link to join:',
      '{{link}}',
      'The link works once, for 30 days. If you do not know who invites you, ignore this message.',
    ],
  },
  newcomerWaits: {
    subject: 'Somebody waits to join your group',
    body: [
      'Somebody opened the link of one of your groups and waits to be let in. You see on its page which name they gave, and let them in or turn them away there:',
      '{{link}}',
      'They see nothing of the group until somebody has let them in. If nobody of you expects them, make a new link of the group, so that the old one stops working.',
    ],
  },
  // Three days before a meeting, for people who have not written their issue card, and for all others.
  remindCard: {
    subject: 'Your next meeting: {{when}}',
    body: [
      'Your group meets on {{when}}.',
      'What would you like to bring? When your issue card is written beforehand, you can begin with it at once:',
      '{{link}}',
      'If you cannot come, please say so on the page of your group, so that the others know.',
      stopLine,
    ],
  },
  remindDays: {
    subject: 'Your next meeting: {{when}}',
    body: [
      'Your group meets on {{when}}.',
      '{{link}}',
      'If you cannot come, please say so on the page of your group, so that the others know.',
      stopLine,
    ],
  },
  remindHours: {
    subject: 'Today at {{hour}}: your meeting',
    body: ['Your group meets on {{when}}.', 'The room opens 15 minutes before:', '{{link}}', stopLine],
  },
  remindMinutes: {
    subject: 'Your meeting begins at {{hour}}',
    body: ['Your group is about to meet: {{when}}. The room is open:', '{{link}}', stopLine],
  },
  remindActions: {
    subject: 'How are your actions going?',
    body: [
      'Half of the time until your next meeting is over. It is on {{when}}.',
      'How is it going with what you said you would do? One line is enough, and it greets your group at its next opening:',
      '{{link}}',
      stopLine,
    ],
  },
  // Before a meeting of two or three members on their own.
  remindTalkDays: {
    subject: 'Your next 1:1: {{when}}',
    body: [
      'You have a 1:1 on {{when}}.',
      'If you cannot come, please cancel it or propose another time on the page of your group:',
      '{{link}}',
      stopLine,
    ],
  },
  remindTalkHours: {
    subject: 'Today at {{hour}}: your 1:1',
    body: ['You have a 1:1 on {{when}}.', 'The room opens 15 minutes before:', '{{link}}', stopLine],
  },
  remindTalkMinutes: {
    subject: 'Your 1:1 begins at {{hour}}',
    body: ['Your 1:1 is about to begin: {{when}}. The room is open:', '{{link}}', stopLine],
  },
  groupEnds: {
    subject: 'Your group has ended',
    body: [
      'One of your groups has ended. Everything of it is erased on {{when}}.',
      'Until then you can read it, and save your notes, cards and actions on its page:',
      '{{link}}',
    ],
  },
} as const satisfies Record<string, { subject: string; body: readonly string[] }>;
