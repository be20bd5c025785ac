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
} as const satisfies Record<string, { subject: string; body: readonly string[] }>;
