export const demo = {
  title: 'Try it with a simulated group',
  what: 'You sit down with four simulated people. They check in, raise hands, ask, advise, draw and vote, and you do your part. A whole meeting takes five to ten minutes.',
  how: 'The server plays the four people from a script. They hear nothing that you say, so speak, write or simply press the buttons. What they say is written.',
  erased:
    'It is stored like a real meeting and erased after an hour. Until then the person who runs this server can read what you write in it, and because the server plays the others, it can work out how you answer the evaluation.',
  format: 'Which kind of meeting?',
  formats: {
    group: {
      name: 'Peer coaching, a slot each',
      about: 'One of the others has a slot, and then you. Closes with the evaluation.',
    },
    mastermind: { name: 'Mastermind', about: 'Wins, two hot seats with an idea from everybody, commitments.' },
    consultation: {
      name: 'Consultation about one case',
      about: 'Roles, a vote about the way of working, and a client who only listens.',
    },
  },
  name: 'Your name',
  start: 'Try it',
  starting: 'The four are sitting down',
  back: 'Start a meeting with people',
  refused: {
    name: 'Please write a name, up to 80 characters.',
    full: 'Too many people are trying Roundel at the moment. Please come back in a while.',
    fullHere:
      'There are several trials from your network already. They end after an hour at the latest: please come back then.',
    off: 'The simulated group is turned off on this server.',
    tooFast: 'Too many trials were started from this network. Please try again in a minute.',
    noCookie:
      'This browser blocks cookies. Roundel needs one to know that your seat is yours: allow cookies for this page, then press the button again.',
    unavailable: 'The server does not answer. Try again in a moment.',
    notAllowed:
      'Here only people with a starting link can start a meeting. Ask the person who runs this server for it.',
    other: 'That did not work. Please try again.',
  },
  badge: 'simulated',
  line: 'A simulated group: the server plays the other four. Nobody hears or sees you.',
  lineLobby:
    'The other four are simulated by the server. Nobody will hear or see you: camera and microphone may stay off. Everything is erased after an hour.',
  lineEvaluation:
    'In a meeting of people whose browsers have the group’s key, the server cannot work out your scores. Here it plays the other four, so it can.',
  hints: {
    turn: 'It is your turn. Say something aloud, or nothing, and press “I’m done”.',
    vote: 'Now the group decides something. Choose for yourself on the right.',
    ask: 'Raise your hand to ask a question. You get the floor when it is your turn, and the client answers.',
    lead: 'If you like, you can lead this meeting.',
    slot: 'This is your slot. Write down an issue and show it to the group, or say it aloud. Then press “I’m done”.',
    close: 'Got it',
    takeLead: 'Let me lead',
    leadNote: 'I would like to lead.',
  },
  end: {
    title: 'That was a simulated group',
    about: 'With people it is the same room, with their voices and faces. What you see here is erased within the hour.',
    start: 'Start a meeting with people',
    again: 'Try another format',
  },
  over: {
    title: 'This trial is over',
    about: 'Everything of it has been erased. You can start another one at any time, or a meeting with people.',
  },
} as const;
