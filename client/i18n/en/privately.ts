/** What members of a group say in private before it has met. */
export const privately = {
  title: 'In private: is anybody here too close?',
  titleAgain: 'Somebody has joined: is anybody here too close?',
  about:
    'Peer coaching needs people who can speak freely. Say so if somebody here is your manager, reports to you, or works for a competitor, or if you would rather not be in a group with somebody.',
  aboutAgain: 'You answered before. Look at the new names, and change your answer if you need to.',
  reader:
    'Only {{name}}, who formed this group and takes no part in it, reads your answer. Nobody else learns that you gave one.',
  readerWithin:
    'Only {{name}}, who formed this group and is a member of it, reads your answer. Nobody else learns that you gave one.',
  erased:
    'You can change it until your first meeting. It is erased within a day after that meeting has ended, and at once when you leave.',
  questions: {
    manager: 'Is somebody here your manager? Who?',
    report: 'Does somebody here report to you? Who?',
    competitor: 'Does somebody work for a competitor? Who?',
    objection: 'Would you rather not be with somebody? With whom, and why?',
  },
  said: {
    manager: 'My manager',
    report: 'Reports to me',
    competitor: 'Works for a competitor',
    objection: 'I would rather not be with',
  },
  told: {
    manager: 'Their manager',
    report: 'Reports to them',
    competitor: 'Works for a competitor',
    objection: 'They would rather not be with',
  },
  nothing: 'No, I can speak freely here',
  nothingNew: 'My answer stays as it is',
  say: 'Say something in private',
  change: 'Change my answer',
  mineNothing: 'You said that you can speak freely here.',
  send: 'Tell {{name}} alone',
  cancel: 'Cancel',
  answers: 'For you alone',
  answersAbout:
    'You formed this group, so you are the only one who reads this. Talk to the person first, and pass nothing on: nobody else learns that they answered. Everything here is erased within a day after the first meeting has ended.',
  answersNothing_one: '{{count}} person says that they can speak freely here.',
  answersNothing_other: '{{count}} people say that they can speak freely here.',
  new: 'new',
  read: 'I have read it',
} as const;
