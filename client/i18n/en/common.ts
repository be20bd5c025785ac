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
  missed: {
    about: 'This could not be opened: a part of the page did not arrive. Once your line is back, try the same again.',
    close: 'Close',
  },
} as const;
