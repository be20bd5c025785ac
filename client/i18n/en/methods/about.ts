/** What each frame and each block is called, what happens in it and whom it suits: for people who choose one. */

export const about = {
  group: {
    name: 'Peer coaching group',
    about: 'Everybody reports on their actions and has a slot of their own. An evaluation and a closing round follow.',
    suits: 'It suits a standing group of 5 to 7 people with 2 hours or more.',
  },
  virtual: {
    name: 'Short peer coaching call',
    about: 'Everybody has a short slot that begins with a report on the last actions. It takes about 90 minutes.',
    suits: 'It suits small groups that meet online, every couple of weeks.',
  },
  network: {
    name: 'Learning network',
    about: 'Everybody tells a success and their progress. People who ask for it have 10 minutes of help.',
    suits: 'It suits colleagues who meet for an hour without a facilitator.',
  },
  buddy: {
    name: 'Learning buddies',
    about: 'Two people talk freely over both action lists and agree on what comes next.',
    suits: 'It suits two members of a group who talk between the meetings.',
  },
  cocoach: {
    name: 'Co-coaching',
    about: 'One person coaches the other, and after half of the time they swap.',
    suits: 'It suits two people who want to practise coaching each other.',
  },
  external: {
    name: 'Topic and round table',
    about: 'A topic or a guest speaker comes first. Then members bring issues, with as many minutes as they ask for.',
    suits: 'It suits people from different organisations who meet for half a day with a facilitator.',
  },
  extnet: {
    name: 'Network call',
    about: 'People tell progress or ask for help, in any order. At the end they settle who calls whom.',
    suits: 'It suits loose networks that talk every few months.',
  },
  mastermind: {
    name: 'Mastermind',
    about:
      'Wins and commitments come first. Then one or two people take the hot seat, and everybody commits to a step.',
    suits: 'It suits groups of people who build something and want ideas and pressure to act.',
  },
  forum: {
    name: 'Forum',
    about: 'Everybody gives a personal update. Then one or two members present, and the others share experience.',
    suits: 'It suits groups with much trust that meet for half a day each month.',
  },
  one2one: {
    name: 'Facilitator and member',
    about: 'Facilitator and member go through the actions, work on one issue and prepare the next meeting.',
    suits: 'It suits the time between two meetings of a group, also by phone.',
  },
  orientation: {
    name: 'Orientation',
    about: 'People meet, write their priorities, practise questions, try a first slot and agree on their rules.',
    suits: 'It suits the first meeting of a new group.',
  },
  closing: {
    name: 'Closing meeting',
    about: 'Everybody looks back on what moved and thanks the others. Then the group decides whether it goes on.',
    suits: 'It suits the last meeting of a cycle.',
  },
  slot: {
    name: 'Slot',
    about: 'The client tells an issue, the others ask, then give advice if it is wanted. It ends with an action.',
    suits: 'It suits almost every issue and every group.',
  },
  slotdeep: {
    name: 'Deep slot',
    about: 'Facts come first, then a question from each person, advice if it is wanted, an action and thanks.',
    suits: 'It suits issues that need time to think, and groups that know how a slot runs.',
  },
  slotshort: {
    name: 'Short slot',
    about: 'In about 15 minutes the client reports, tells one issue, answers questions and names a step.',
    suits: 'It suits short meetings in which everybody has a slot.',
  },
  grow: {
    name: 'Coaching turn',
    about: 'One person coaches another: goal, reality, options, and what to do.',
    suits: 'It suits two people with one issue each.',
  },
  als: {
    name: 'Action learning',
    about: 'Questions for facts come first, then questions that help to think. It ends with an action and a look back.',
    suits: 'It suits groups that want to learn from work and can do without advice.',
  },
  wial: {
    name: 'Action learning, questions only',
    about: 'Everything is a question or an answer. A learning coach stops the work so that the group learns from it.',
    suits: 'It suits a difficult problem without a known answer, and a group with 70 minutes for it.',
  },
  kb: {
    name: 'Consultation among colleagues',
    about:
      'The group helps to find a key question and chooses a way of working. The client listens to the consultation.',
    suits: 'It suits colleagues who have 45 minutes for one case.',
  },
  heils: {
    name: 'Heilsbronn consultation',
    about: 'The coaches first guess what lies behind the case, then propose what to do. The client answers each time.',
    suits: 'It suits cases in which the cause is not clear yet.',
  },
  incident: {
    name: 'Incident method',
    about: 'The group chooses a case, asks for facts, analyses it without the client, and gives advice.',
    suits: 'It suits a concrete event at work that others know too.',
  },
  gossip: {
    name: 'Gossip method',
    about: 'The coaches talk about the client as if the client were not there. The client listens and responds.',
    suits: 'It suits groups that know and trust each other.',
  },
  balint: {
    name: 'Balint group',
    about:
      'The group listens for what happens between the people in a case, writes, and reads its views to the client.',
    suits: 'It suits experienced groups and cases about a relationship.',
  },
  five: {
    name: 'Five steps',
    about: 'A question is explored, each coach names its core, and everybody gives one piece of advice.',
    suits: 'It suits groups that are new to consultation and have little time.',
  },
  troika: {
    name: 'Troika',
    about:
      'In threes, each person has about 10 minutes. Two people consult while the third is turned away and listens.',
    suits: 'It suits quick help for many people at once.',
  },
  wise: {
    name: 'Wise crowd',
    about: 'The client asks for help, then turns away and listens while the others think together.',
    suits: 'It suits 4 to 7 people with about 15 minutes for each request.',
  },
  hotseat: {
    name: 'Hot seat',
    about: 'The client tells progress, problem and request. Everybody gives an idea, and one step is promised.',
    suits: 'It suits people who want many ideas and a date.',
  },
  deepdive: {
    name: 'Presentation',
    about: 'One member presents in depth. After questions and silence the others share experience, never advice.',
    suits: 'It suits personal or weighty topics that need more than an hour.',
  },
  caseclinic: {
    name: 'Case clinic',
    about: 'The coaches listen, are still, and mirror what they saw and felt. Then all think about it together.',
    suits: 'It suits questions about direction rather than about technique.',
  },
  cleartheair: {
    name: 'Clear the air',
    about: 'Two people say in turn how something was for them, and say back what they heard.',
    suits: 'It suits two members with something between them, if both want to talk about it.',
  },
} as const;
