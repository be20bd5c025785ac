export const account = {
  title: 'Your account',
  loading: 'One moment',
  tryAgain: 'Try again',
  home: 'To the start page',
  welcome: {
    title: 'Come back from any device',
    about:
      'Nobody needs an account. With one, you find your groups, your seat and your actions again after a lost telephone or in another browser.',
    here_one: 'This browser knows you in {{count}} group. You choose next whether it belongs to your account.',
    here_other: 'This browser knows you in {{count}} groups. You choose next which of them belong to your account.',
  },
  noMail:
    'This server sends no e-mail, so a lost password cannot be replaced. Keep your own link to each group too: the lead of a group can always make you a new one.',
  choose: { legend: 'Do you have an account?', in: 'I have an account', up: 'I am new here' },
  form: {
    name: 'Your name',
    email: 'E-mail address',
    password: 'Password',
    newPassword: 'Password, at least 10 characters',
    in: 'Sign in',
    up: 'Make the account',
    company: 'Sign in with {{name}}',
    or: 'or',
    mailLink: 'Send me a link to sign in',
    forgot: 'I forgot my password',
    again: 'Send the confirmation again',
    back: 'Back to signing in',
  },
  sent: {
    confirm: 'We sent a link to {{email}}. Open it to confirm the address; it works for one hour.',
    signIn: 'If there is an account for {{email}}, a link to sign in is on its way. It works for ten minutes.',
    resetPassword:
      'If there is an account for {{email}}, a link for a new password is on its way. It works for one hour.',
    verifyEmail: 'If {{email}} still has to be confirmed, a new link is on its way.',
  },
  link: {
    verifyEmail: {
      title: 'Confirm your address',
      about: 'One click, and the account is yours.',
      go: 'Confirm the address',
    },
    signIn: { title: 'Sign in', about: 'One click, and you are signed in in this browser.', go: 'Sign in' },
    password: {
      title: 'Choose a new password',
      about: 'You are signed out everywhere else, in case somebody knows the old one.',
      go: 'Set the password',
      done: 'The new password is set. Sign in with it now.',
    },
  },
  me: {
    signedIn: 'Signed in as {{email}}',
    out: 'Sign out here',
    unconfirmed: 'The address is not confirmed, because this server sends no e-mail',
  },
  groups: {
    title: 'Your groups',
    none: 'No group belongs to your account yet. Open the link of a group in this browser, then come back here.',
    as: 'as {{name}}',
    open: 'Open',
    keepTitle: 'Do these belong to your account?',
    keepAbout:
      'This browser is a member of them. Say yes only if it is you: your account then opens that seat on any device.',
    keep: 'Yes, it is me',
    kept: 'Not now',
  },
  twice: {
    title: 'You are in this group twice',
    about:
      'Your account is {{mine}} in “{{group}}”, and this browser is {{here}} there. Which of them are you from now on? The other one stays in the group with everything they wrote, until the group removes them.',
    mine: 'I am {{name}}, as in my account',
    here: 'I am {{name}}, as in this browser',
  },
  sessions: {
    title: 'Where you are signed in',
    about: 'Sign out what you lost, lent or do not know. Its open pages close at once.',
    this: 'This browser',
    unknown: 'Another browser',
    byLink: 'A browser that came in by a link',
    seen: 'last used {{when}}',
    since: 'since {{when}}',
    end: 'Sign out',
    endNamed: 'Sign out: {{device}}',
  },
  remove: {
    open: 'Delete the account',
    title: 'Delete your account?',
    about:
      'Your memberships end. Your name, address, issue cards, notes and actions are erased, and nobody can bring them back. The groups go on: minutes say “Former member”, and boards and notes that you made together stay.',
    export: 'Take along first what is yours, on the page of each group:',
    email: 'Type your e-mail address to confirm',
    yes: 'Delete for good',
    stay: 'Keep it',
    gone: 'Your account is deleted.',
  },
  refused: {
    wrong: 'E-mail address and password do not belong together. Check both.',
    unconfirmed: 'This address is not confirmed yet. Open the link in the mail, or ask for a new one.',
    taken: 'There is an account with this address already. Sign in instead.',
    othersAccount: 'This member belongs to another account. Sign in with that one, or ask the lead for a return link.',
    otherAddress: 'That is not the address of this account.',
    running: 'One of your meetings is running. Delete the account when it has ended.',
    email: 'This is not a complete e-mail address.',
    password: 'Choose a password of at least 10 characters.',
    name: 'Type the name that your groups know.',
    company:
      'Your company did not let you in, or its address belongs to an account that was never confirmed. Try again, or sign in with your password.',
  },
} as const;
