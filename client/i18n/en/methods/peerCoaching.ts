import { arriving, checkin, close, concludeWithout, evaluate, reveal, stems, talkInstead } from '../method';

/** The peer coaching group and the slots of its members. */

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

export const peerCoaching = {
  group: {
    open: {
      name: 'Opening',
      lead: 'Welcome everyone. Say who is missing, why we meet, and that what is said here stays here.',
      coach: arriving,
      client: arriving,
    },
    checkin,
    progress,
    slotplan: agendaSetting,
    slots: { name: 'Slots' },
    evaluate,
    reveal,
    withoutForm: { evaluate: talkInstead },
    withoutResult: { reveal: concludeWithout },
    close,
  },
  virtual: {
    open: {
      name: 'Opening',
      lead: 'Say that what is said here stays here, and recall the one change from last time.',
      coach: arriving,
      client: arriving,
    },
    checkin,
    order: agendaSetting,
    slots: { name: 'Slots' },
    evaluate,
    reveal,
    withoutForm: { evaluate: talkInstead },
    withoutResult: { reveal: concludeWithout },
    close,
  },
  slot: {
    present: {
      name: 'Issue',
      lead: 'Hand over to {{client}}. In the last minute ask whether anyone lacks a fact to follow.',
      coach: 'Listen. In the last minute you may ask for facts, nothing else.',
      client: 'Your issue in a sentence, why it matters now, what you tried, and the help you want.',
    },
    questions: {
      name: 'Questions',
      lead: 'Open questions only. If advice hides in one, choose “Remind all: questions only” under Meeting.',
      coach: 'Ask one open question that helps {{client}} think, then leave room for the answer.',
      client: 'Think aloud. You may leave a question unanswered or keep it for later.',
      stems: stems.open,
    },
    advice,
    commit: {
      name: 'Action plan and thanks',
      lead: 'Help {{client}} name a step for the time until the next meeting. Then {{client}} says what helped most: the thanks.',
      coach: 'Is the step small enough? Who supports it? Draft along if it helps.',
      client: 'What will you do, by when, and how will you know? Then say what helped most.',
    },
  },
  slotdeep: {
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
} as const;
