/**
 * What every meeting needs of its method, whatever its format: the time before and after it, breaks, roles, and what stages
 * of several formats have in common. The stages are in `methods/`, one file for each family of formats, and are loaded when
 * a meeting needs them. `{{client}}` is the name of the client in the slot at hand.
 */

export const stems = {
  facts: ['Who is involved?', 'Since when?', 'What has already happened?', 'What is fixed, what is open?'],
  open: [
    'What would a good outcome look like?',
    'What have you not looked at yet?',
    'What are you assuming?',
    'What would you tell a friend in your place?',
    'What makes this hard for you?',
    'What is yours to decide?',
  ],
  goal: [
    'What do you want to leave with today?',
    'What is happening now, in plain facts?',
    'What else could you do?',
    'What will you do first, and when?',
    'How sure are you, from 1 to 10?',
  ],
} as const;

export const listenOnly = 'Listen. No answers and no comments: everyone gets the same time.';

export const evaluate = {
  name: 'Evaluation',
  lead: 'Give everyone a quiet moment. The result appears once everybody has sent, or when you close the form.',
  coach: 'Answer for yourself. The group sees averages, and nobody sees the scores that you give.',
  client: 'Answer for yourself. The group sees averages, and nobody sees the scores that you give.',
};

/** In place of the form, when too few people are here for it. */
export const talkInstead = {
  lead: 'Ask for about a minute each: what helped today, and what would have helped more?',
  coach: 'What helped you today, and what would have helped you more?',
  client: 'What helped you today, and what would have helped you more?',
};

export const reveal = {
  name: 'Conclusions',
  lead: 'Look at the result together. What stays, and what is the one thing to do differently?',
  coach: 'What is one thing you would keep or change?',
  client: 'What is one thing you would keep or change?',
};

/** When there is no result to look at. */
export const concludeWithout = {
  lead: 'What stays, and what is the one thing to do differently next time? Agree on it and write it down.',
  coach: reveal.coach,
  client: reveal.client,
};

export const close = {
  name: 'Closing round',
  lead: 'One takeaway each, in a sentence. Then settle the next date and who leads it.',
  coach: 'Listen, and think of the one thing you take with you.',
  client: 'Say one thing you take with you.',
};

export const checkin = {
  name: 'Check-in',
  lead: 'Ask each person how they are arriving. About a minute each, no discussion.',
  coach: listenOnly,
  client: 'How are you arriving, and what should the group know about today?',
};

export const arriving = 'Settle in. The lead opens the meeting.';

const breakTexts = {
  name: 'Break',
  lead: 'The meeting goes on by itself when the break is over.',
  coach: 'Stand up, look out of a window. We go on when the clock is at zero.',
  client: 'Stand up, look out of a window. We go on when the clock is at zero.',
};

/** A break that a format itself plans. */
export const pause = breakTexts;

export const method = {
  lobby: {
    lead: 'Start when the people you expect are here. People who come later speak last.',
    coach: 'You can talk freely here until the meeting starts.',
    client: 'You can talk freely here until the meeting starts.',
  },
  ended: {
    lead: 'The meeting is over. Thank you for leading it.',
    coach: 'The meeting is over.',
    client: 'The meeting is over.',
  },
  break: breakTexts,
  roles: {
    timekeeper: { name: 'Timekeeper', does: 'Watches the clock and says when time is short.' },
    scribe: { name: 'Scribe', does: 'Writes down ideas for the client, who keeps the notes.' },
    observer: { name: 'Observer', does: 'Watches how the group works and tells it at the end.' },
    presentersCoach: {
      name: 'Presenter’s coach',
      does: 'Helps the presenter to prepare, says what the presentation is for, and gives no advice.',
    },
    moderator: { name: 'Moderator', does: 'Leads the conversation and stays out of the case.' },
    learningCoach: {
      name: 'Learning coach',
      does: 'Stays out of the problem, and stops the work when the group can learn from it.',
    },
    first: { name: 'First to speak', does: 'Says first how it was, and later says back what the other said.' },
    second: { name: 'Second to speak', does: 'Says back what the first person said, then tells the other side.' },
  },
} as const;
