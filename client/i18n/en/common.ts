export const common = {
  loading: 'One moment',
  notFound: {
    title: 'There is nothing here',
    about: 'The address may be incomplete. Ask for the link again, or start from the beginning.',
    home: 'To the first page',
  },
  broken: {
    title: 'This page stumbled',
    about: 'The meeting goes on without it. Load the page again and you are back in your seat.',
    reload: 'Load again',
  },
  loadFailed: {
    about:
      'A part of this page could not be loaded. Try again when your network is back. If that does not help, load the page again.',
    retry: 'Try again',
    reload: 'Load the page again',
    close: 'Close',
  },
} as const;
