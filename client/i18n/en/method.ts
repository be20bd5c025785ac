/** Names and prompts of formats and stages. `{{client}}` is the name of the client in the slot at hand. */

const stems = {
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

const listenOnly = 'Listen. No answers and no comments: everyone gets the same time.';

const evaluate = {
  name: 'Evaluation',
  lead: 'Give everyone a quiet moment. The result appears once everybody has sent, or when you close the form.',
  coach: 'Answer for yourself. The group sees averages, and nobody sees the scores that you give.',
  client: 'Answer for yourself. The group sees averages, and nobody sees the scores that you give.',
};

const reveal = {
  name: 'What the evaluation says',
  lead: 'Look at the result together. What stays, and what is the one thing to do differently?',
  coach: 'What is one thing you would keep or change?',
  client: 'What is one thing you would keep or change?',
};

const close = {
  name: 'Closing round',
  lead: 'One takeaway each, in a sentence. Then settle the next date and who leads it.',
  coach: 'Listen, and think of the one thing you take with you.',
  client: 'Say one thing you take with you.',
};

const checkin = {
  name: 'Check-in',
  lead: 'Ask each person how they are arriving. About a minute each, no discussion.',
  coach: listenOnly,
  client: 'How are you arriving, and what should the group know about today?',
};

const progress = {
  name: 'Progress report',
  lead: 'Each person says what became of their actions. Keep it to 2 minutes.',
  coach: 'Listen. Ask at most one short question if something is unclear.',
  client: 'What did you plan, what happened, what did you learn? Give each action its status.',
};

const agendaSetting = {
  name: 'Agenda setting',
  lead: 'Hear who brings what, then confirm the order and the length of the slots.',
  coach: 'Say whether you want a slot today.',
  client: 'Put your issue in one line and name the help you would like.',
};

const advice = {
  name: 'Advice',
  lead: 'One idea from each person, drawn from experience. {{client}} only listens.',
  coach: 'Offer one idea: something you tried, or a person, a text or a tool that helped.',
  client: 'You are listening. Note what strikes you; nothing has to be answered. Stop is yours at any time.',
};

export const method = {
  stems,
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
  break: {
    name: 'Break',
    lead: 'The meeting goes on by itself when the break is over.',
    coach: 'Stand up, look out of a window. We go on when the clock is at zero.',
    client: 'Stand up, look out of a window. We go on when the clock is at zero.',
  },
  group: {
    name: 'Peer coaching group',
    open: {
      name: 'Opening',
      lead: 'Welcome everyone. Say who is missing, why we meet, and that what is said here stays here.',
      coach: 'Settle in. The lead opens the meeting.',
      client: 'Settle in. The lead opens the meeting.',
    },
    checkin,
    progress,
    slotplan: agendaSetting,
    slots: { name: 'Slots' },
    evaluate,
    reveal,
    close,
  },
  virtual: {
    name: 'Short peer coaching call',
    open: {
      name: 'Opening',
      lead: 'Say that what is said here stays here, and recall the one change from last time.',
      coach: 'Settle in. The lead opens the meeting.',
      client: 'Settle in. The lead opens the meeting.',
    },
    checkin,
    order: agendaSetting,
    slots: { name: 'Slots' },
    evaluate,
    reveal,
    close,
  },
  slot: {
    name: 'Slot',
    present: {
      name: 'Issue',
      lead: 'Hand over to {{client}}. In the last minute ask whether anyone lacks a fact to follow.',
      coach: 'Listen. In the last minute you may ask for facts, nothing else.',
      client: 'Your issue in a sentence, why it matters now, what you tried, and the help you want.',
    },
    questions: {
      name: 'Questions',
      lead: 'Open questions only. If advice hides in a question, show “questions only”.',
      coach: 'Ask one open question that helps {{client}} think, then leave room for the answer.',
      client: 'Think aloud. You may leave a question unanswered or keep it for later.',
      stems: stems.open,
    },
    advice,
    commit: {
      name: 'Action plan and thanks',
      lead: 'Help {{client}} name a step that can be done before the next meeting.',
      coach: 'Is the step small enough? Who supports it? Draft along if it helps.',
      client: 'What will you do, by when, and how will you know? Then say what helped most.',
    },
  },
  slotdeep: {
    name: 'Deep slot',
    present: {
      name: 'Issue',
      lead: 'Hand over to {{client}} and keep the room quiet.',
      coach: 'Listen without breaking in.',
      client: 'Your issue in a sentence, why it matters now, what you tried, and the help you want.',
    },
    clarify: {
      name: 'Clarifying questions',
      lead: 'Facts only, short questions, short answers.',
      coach: 'Ask for a fact you need: who, what, when.',
      client: 'Answer in a few words.',
      stems: stems.facts,
    },
    questions: {
      name: 'Coaching questions',
      lead: 'First one question from each in turn, then whoever raises a hand.',
      coach: 'One open question, then wait. Silence is fine.',
      client: 'Think aloud. You may leave a question unanswered or keep it for later.',
      stems: stems.open,
    },
    advice,
    commit: {
      name: 'Action planning',
      lead: 'Ask {{client}} for a step that fits before the next meeting.',
      coach: 'Is the step small enough? Who supports it?',
      client: 'What, by when, the first step, how you will know, who supports you.',
    },
    thanks: {
      name: 'Thanks',
      lead: 'Give {{client}} the last word of the slot.',
      coach: 'Take the thanks, add nothing.',
      client: 'Which question or idea helped you most?',
    },
  },
  slotshort: {
    name: 'Short slot',
    progress: {
      name: 'Progress',
      lead: 'Ask {{client}} about the actions from last time.',
      coach: 'Listen.',
      client: 'What got done, what did not, what did you learn? Give each action its status.',
    },
    present: {
      name: 'Issue',
      lead: 'One issue, and the help {{client}} wants.',
      coach: 'Listen.',
      client: 'One issue in a sentence, and the help you want.',
    },
    questions: {
      name: 'Questions',
      lead: 'Facts first, then open questions. Everyone gets one before anyone gets two.',
      coach: 'One question, short and open.',
      client: 'Think aloud. You may leave a question unanswered.',
      stems: stems.open,
    },
    advice,
    commit: {
      name: 'Action',
      lead: 'Ask {{client}} for one step with a date.',
      coach: 'Help make the step small and clear.',
      client: 'What will you do, by when, and what comes first?',
    },
  },
  buddy: {
    name: 'Learning buddies',
    talk: {
      name: 'Talk',
      lead: 'Share the time: a chime tells you when half of it is gone.',
      coach: 'Ask what worked and what got in the way.',
      client: 'Go through both action lists: what worked, what got in the way?',
    },
    close: {
      name: 'Close',
      lead: 'Agree when you talk again.',
      coach: 'When do you talk again, and what will be done by then?',
      client: 'When do you talk again, and what will be done by then?',
    },
  },
  cocoach: {
    name: 'Co-coaching',
    checkin: {
      name: 'Check-in',
      lead: 'A couple of minutes each.',
      coach: 'Listen.',
      client: 'How are you today?',
    },
    progress: {
      name: 'Progress report',
      lead: 'A few minutes each.',
      coach: 'Listen. Ask what worked and what got in the way.',
      client: 'What became of your actions since last time? Give each its status.',
    },
    turns: { name: 'Coaching turns' },
    swap: {
      name: 'Swap roles',
      lead: 'Take a breath. The other person is the client now.',
      coach: 'Take a breath. The other person is the client now.',
      client: 'Take a breath. The other person is the client now.',
    },
    close: {
      name: 'Close',
      lead: 'Say what was useful, and set the next date.',
      coach: 'What was useful in the way you were coached?',
      client: 'What was useful in the way you were coached?',
    },
  },
  grow: {
    name: 'Coaching turn',
    turn: {
      name: 'Coaching turn',
      lead: 'Goal, reality, options, will: lead {{client}} through all four.',
      coach: 'Goal, reality, options, will: ask, and let {{client}} find the way.',
      client: 'Bring one issue of your own. End with a step you will take.',
      stems: stems.goal,
    },
  },
} as const;
