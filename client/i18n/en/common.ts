export const common = {
  loading: 'One moment',
  pages: { title: 'Pages', home: 'Home', actions: 'My actions', account: 'Account' },
  learned: {
    add: 'Add what you learned',
    line: 'What I learned, in one line',
    save: 'Save',
    notNow: 'Not now',
  },
  notFound: {
    title: 'There is nothing here',
    about: 'The address may be incomplete. Ask for the link again, or start from the beginning.',
    home: 'Go to the start page',
  },
  broken: {
    title: 'This page had a problem',
    about: 'The meeting goes on, and your seat is kept. Reload the page to come back.',
    reload: 'Reload',
  },
  loadFailed: {
    about:
      'A part of this page could not be loaded. Try again when your network is back. If that does not help, reload the page.',
    retry: 'Try again',
    reload: 'Reload the page',
    close: 'Close',
  },
} as const;
