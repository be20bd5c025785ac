/** Reminders of meetings, on the page of a group and on the page that the link in a mail opens. */
export const reminders = {
  title: 'Reminders',
  about:
    'By e-mail: three days, two hours and five minutes before each meeting, and once between two meetings if you have open actions. They name nobody and nothing that you wrote. If you say that you cannot come, you get none for that meeting.',
  toggle: 'Remind me by e-mail',
  noAddress: 'They need an account with a confirmed e-mail address. What waits for you is always on your home page.',
  noMail: 'This server sends no e-mail. What waits for you is always on your home page.',
  account: 'To your account',
  failed: 'That could not be saved. Try again.',
  stop: {
    title: 'Stop reminders?',
    about: 'You get no more e-mails about the dates of this group. Other groups still remind you.',
    stop: 'Stop reminders',
    stopped: 'Reminders are off',
    stoppedAbout: 'This group no longer sends you reminders.',
    again: 'Turn them on again',
    on: 'Reminders are on',
    onAbout: 'This group reminds you of its meetings again.',
    home: 'Home',
    noLink: 'This link is not complete',
    noLinkAbout: 'Open the link from the e-mail once more, or turn reminders off on the page of your group.',
    unknownLink: 'This link does not work here. Turn reminders off on the page of your group.',
  },
} as const;
