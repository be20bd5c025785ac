/** The page for works councils and data-protection officers. What the tables hold, the server says. */
export const dataRegister = {
  title: 'What Roundel stores',
  intro:
    'For works councils and data-protection officers: every table of the database, what it is for, who sees it and how long it stays. This page is made from the program itself. A version whose list is not complete cannot be built.',
  version: 'Roundel {{version}}, database {{step}}. {{tables}} tables with {{columns}} columns.',
  operator:
    'Whoever runs the server can read the whole database, private notes included. Scores that people give in a form are not in it: their browsers hide them before they send them.',
  protection: 'What is protected, and what is not',
  print: 'Print this page',
  open: 'Show every column',
  close: 'Hide the columns',
  loading: 'Asking the server what it stores',
  refused: 'The server does not answer. Check your network and try again.',
  again: 'Try again',
  columns_one: '{{count}} column',
  columns_other: '{{count}} columns',
  facts: { seenBy: 'Who sees it', kept: 'How long', table: 'Table' },
  kinds: { text: 'Text', person: 'Person', contact: 'Contact', secret: 'Secret', fact: 'Fact' },
  kindsAbout: {
    title: 'What the columns hold',
    text: 'what people wrote or drew',
    person: 'a name, or a number that stands for somebody',
    contact: 'a way to reach somebody',
    secret: 'what opens something: it cannot be read back from what is stored, or it is erased after use',
    fact: 'times, counts, states and random numbers',
  },
  subjects: {
    people: 'Groups and people',
    meetings: 'Meetings',
    writing: 'What people write',
    drawing: 'Boards and shared documents',
    server: 'The server itself',
  },
  seenBy: {
    owner: 'the person who wrote it, or whom it is about',
    client: 'the person whose issue it is',
    present: 'members who were in the meeting',
    members: 'members of the group',
    lead: 'the person who leads, or who may invite',
    former: 'the person who formed the group',
    operator: 'the person who runs the server, on a page',
    nobody: 'shown on no page',
  },
  kept: {
    untilMet:
      'Until the first meeting of the group has ended, and at most a day longer; less when its writer leaves, or nobody is left to read it.',
    group: 'As long as the group, and so many months more as it decided.',
    text: 'As many months as the group decided, else as long as the group.',
    ownText: 'As many months as the group decided, else as long as the group. Its owner can empty it at any time.',
    account: 'As long as the account; what ends by itself, such as a session or a link, until then.',
    session: 'Until its owner signs out, and at the latest when they are removed from the group.',
    link: 'As long as the group. It stops working when it is used up, runs out or is withdrawn.',
    mail: '30 days. Text and link are erased as soon as the message is sent or given up.',
    post: 'Until it was posted or given up, and at the latest until the meeting begins.',
    reminder: '400 days, and at the latest as long as the group.',
    demo: 'About an hour, and at the latest until the server starts again.',
    server: 'As long as the database.',
  },
  elsewhere: {
    title: 'Outside the database',
    cookie:
      'One cookie for each browser, which says nothing but a random number, and another one for people who sign in with an account. They are needed to come back and follow nobody anywhere.',
    browser:
      'In the browser itself: the name that you typed, the key of your group, your links, your choices (theme, sounds, devices), and what could not be sent yet. It stays there until the browser’s data for this site are deleted.',
    memory:
      'In the server’s memory, never on its disk: the hidden scores of a form while it is open, who is connected, and from which internet address.',
    log: 'In the server’s log: which address of the program was asked for, how it ended and how long it took. No names, no text, no internet addresses.',
    sound: 'Sound and picture are passed on and stored nowhere. Nothing is recorded or transcribed.',
    backups: 'In backups that the operator makes: everything that the database held on that day.',
    others:
      'With nobody else: the program loads nothing from other servers and sends nothing to them, except mail and a company’s sign-on where the operator has set them up, and what goes to the media server of the operator.',
  },
} as const;
