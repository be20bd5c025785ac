export const home = {
  title: { first: 'Everyone gets a turn.', second: 'Everyone is heard.' },
  what: 'A meeting room for peer coaching. It keeps the order, the time and the commitments, so that the group can listen.',
  name: 'Your name',
  namePlaceholder: 'As the others know you',
  start: 'Start a meeting',
  startThis: 'Start this meeting',
  starting: 'Starting the meeting',
  summary: '{{format}}, {{least}} to {{most}} people, {{minutes}} minutes.',
  summaryPair: '{{format}}, 2 people, {{minutes}} minutes.',
  choose: 'Choose another format',
  chosen: 'Close the formats',
  pick: {
    group: {
      name: 'Every member gets a slot',
      about: 'Check-in, a slot for each person, an evaluation. 2 hours or more.',
    },
    virtual: {
      name: 'Short call, a slot each',
      about: 'The same in about 90 minutes: each slot begins with a progress report.',
    },
    groupDeep: { name: 'Deep slots', about: 'Longer slots, with facts first and a full round of questions.' },
    buddy: { name: 'Two learning buddies', about: 'An open talk over both action lists, with a close.' },
    cocoach: { name: 'Co-coaching in pairs', about: 'One coaches the other, then you swap.' },
  },
  format: {
    heading: 'What kind of meeting?',
    people: 'For {{least}} to {{most}} people, usually {{minutes}} minutes.',
    pair: 'For 2 people, usually {{minutes}} minutes.',
    more: 'More methods',
    fewer: 'Fewer methods',
  },
  details: {
    title: 'What is it called?',
    titleHint: 'Everybody with the link can read this.',
    minutes: 'How many minutes?',
    minutesHint: 'From {{least}} to {{most}}.',
    slotsFit: 'From {{least}} to {{most}}. Up to {{people}} people can each have a slot of {{slot}} minutes or more.',
    takesPart: 'I take part with a slot of my own',
    takesPartNote: 'Untick it if you only lead.',
    elsewhere: 'We talk somewhere else',
    elsewhereNote:
      'In one room, by phone or in another video tool. Order, clocks, board and plan run here, without sound and picture.',
    encrypted: 'Encrypt sound and picture',
    encryptedNote:
      'From browser to browser, in this meeting and the group’s next ones. This covers sound and picture only: the person who runs the server can read what you write. Everybody needs the complete link.',
  },
  defaultTitle: 'Peer coaching with {{name}}',
  refused: {
    name: 'Please write a name, up to 80 characters.',
    title: 'Please give the meeting a title of up to 120 characters.',
    minutes: 'This format takes {{least}} to {{most}} minutes.',
    tooFast: 'Too many meetings were started from this network. Please try again in a minute.',
    noCookie:
      'This browser blocks cookies. Roundel needs one to know that your seat is yours: allow cookies for this page, then press the button again.',
    unavailable: 'The server does not answer. What you typed is still here: try again in a moment.',
    notAllowed:
      'This page was opened under another address than the server expects. Reload it from the address you were given.',
    needsLink:
      'Here a meeting can only be started with a starting link. Ask the person who runs this server for it. To join a meeting, open its invitation.',
    nobody: 'No new groups can be started here. To join a meeting, open its invitation.',
    other: 'That did not work. Please try again.',
    fault: 'Something went wrong on the server. If you report it, please quote {{ref}}.',
  },
  picture: {
    aloud:
      '6 people sit in a ring. The light is on Leila in the middle, who has the floor for 38 more seconds. Jonas has spoken, Tomás is next, and it is your turn in about 4 minutes.',
    caption: 'The light shows who has the floor, the line shows the order, and the ring shows the time.',
    hasFloor: 'has the floor',
    left: '0:38',
    next: 'next',
    you: 'You',
    wait: 'in about 4 min',
    people: { leila: 'Leila', tomas: 'Tomás', mei: 'Mei-Ling', ruth: 'Ruth', jonas: 'Jonas' },
    initials: { mei: 'MT' },
  },
} as const;
