import { arriving, pause } from '../method';

/** Meetings in which one or two members present: the mastermind and the forum. */

const prep = 'Write about the best and the hardest moments since last time. You choose later what you share.';
const house = 'What worked today, and what did not? Would you like to present next time?';

export const presenters = {
  mastermind: {
    wins: {
      name: 'Wins',
      lead: 'Ask each person for one win and one obstacle. A minute each is enough.',
      coach: 'Listen, and be glad with the others.',
      client: 'Name one win since last time, and one thing that blocks you.',
    },
    review: {
      name: 'Commitments',
      lead: 'Ask each person what they said they would do, and what happened. Nobody is blamed.',
      coach: 'Listen without judging.',
      client: 'What did you say you would do, and what happened? Give each action its status.',
    },
    hotseat: { name: 'Hot seats' },
    commit: {
      name: 'New commitments',
      lead: 'Ask each person for one concrete step with a date.',
      coach: 'Listen, and have your own step ready.',
      client: 'Which step will you take, and by when? Write it into your plan.',
    },
    close: {
      name: 'Closing round',
      lead: 'Ask each person for one useful insight. Then settle who has the next hot seats.',
      coach: 'Listen. Which insight will you use?',
      client: 'Name one insight that you will use.',
    },
  },
  forum: {
    open: {
      name: 'Opening',
      lead: 'Say that everything stays here. Then settle who keeps time, who writes and who observes.',
      coach: arriving,
      client: arriving,
    },
    prep: {
      name: 'Preparing updates',
      lead: 'Everybody writes about their best and hardest moments. Ask for silence.',
      coach: prep,
      client: prep,
    },
    updates: {
      name: 'Updates',
      lead: 'Each person has about 4 minutes for what happened, what they felt and what it changes. Nobody asks.',
      coach: 'Listen without questions. Note topics that deserve more time.',
      client: 'What happened, what did you feel, and what does it change for you?',
    },
    parking: {
      name: 'Parking lot',
      lead: 'Ask each person for one topic they heard. Its owner says how important and how urgent it is.',
      coach: 'Listen. If your topic is named, say how important and how urgent it is.',
      client: 'Name one topic that you heard, in the words of the person who told it.',
    },
    pause,
    slots: { name: 'Presentations' },
    house: {
      name: 'Housekeeping',
      lead: 'Settle who presents next and who helps to prepare it. Then ask what worked today.',
      coach: house,
      client: house,
    },
  },
} as const;
