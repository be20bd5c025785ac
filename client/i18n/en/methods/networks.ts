/** Meetings that nobody has to lead: people tell their progress and ask for help. */

export const networks = {
  network: {
    checkin: {
      name: 'Check-in',
      lead: 'Ask each person for one success since last time. A minute each is enough.',
      coach: 'Listen, and be glad with the others.',
      client: 'What went well since last time? Name one thing.',
    },
    progress: {
      name: 'Progress report',
      lead: 'Each person has about 3 minutes: the goal, what they tried, what came of it.',
      coach: 'Listen. Ask one question at most.',
      client: 'What is your goal, what did you try, and what came of it? Give each action its status.',
    },
    requests: {
      name: 'Requests for help',
      lead: 'Ask who wants 10 minutes. A request can become a short slot.',
      coach: 'Raise your hand if you want 10 minutes for something.',
      client: 'Say what you want to work on, and what would help you.',
    },
    buddies: {
      name: 'Buddies',
      lead: 'Help everybody to find a buddy, and a date before the next meeting.',
      coach: 'Who will you meet before next time, and when? Write it into the group notes.',
      client: 'Who will you meet before next time, and when? Write it into the group notes.',
    },
    close: {
      name: 'Closing round',
      lead: 'Ask each person for one takeaway. Then settle the next date and who invites.',
      coach: 'Listen. What do you take with you?',
      client: 'Say one thing you take with you.',
    },
  },
  extnet: {
    call: {
      name: 'Progress and requests',
      lead: 'Ask who has progress to tell and who wants help. Nobody has to speak.',
      coach: 'Raise your hand to tell progress, to ask for help, or to offer an experience or a contact.',
      client: 'Tell your progress, or say what you need.',
    },
    followup: {
      name: 'Follow-up calls',
      lead: 'Ask who will call whom, and when.',
      coach: 'Whom can you help, and who can help you? Settle a call.',
      client: 'Whom can you help, and who can help you? Settle a call.',
    },
    close: {
      name: 'Close',
      lead: 'Settle the next date, and who organises it.',
      coach: 'When do we talk again, and who organises it?',
      client: 'When do we talk again, and who organises it?',
    },
  },
} as const;
