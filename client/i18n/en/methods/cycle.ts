import { close, evaluate, listenOnly, reveal, stems, talkInstead } from '../method';

/** The first and the last meeting of a cycle, and the talks between a facilitator and a member. */

const prepare = 'What might you bring to the group, and what do you keep to yourself? Draft your issue card.';
const priorities = 'Write down one or two things that you want to move. They are yours to change, and they matter now.';
const slotRules = 'Your slot is yours to lead. Questions come first, then advice if you want it, then one action.';
const drill = 'In pairs, ask only open questions for 3 minutes, then swap. Then try it with a real issue.';
const agree = 'What do you need so that you can speak openly here? Propose it in one sentence.';
const buddies = 'Find a buddy. Say when you could lead, and when you will bring an issue.';
const lookBack = 'What were your priorities at the start, and where are they now? What did this group help you to do?';
const wholeCycle = 'Answer for the whole cycle. The group sees averages, and nobody sees the scores that you give.';
const talkOfCycle =
  'What has become better for you since the group began? What can you say and ask here, and what not?';
const outside = 'What may be told outside this group? One person’s no is enough to keep it here.';
const renew = 'How should it go on? Vote for what you want.';
const follow = 'Who will you stay in touch with? Which date suits you for the follow-up call?';
const facilitator = 'What should the facilitator do differently in the group? When do you talk again?';

export const cycle = {
  one2one: {
    checkin: {
      name: 'Check-in',
      lead: 'Ask how it has been since the meeting.',
      coach: 'How has it been since the meeting?',
      client: 'How has it been since the meeting?',
    },
    progress: {
      name: 'Progress report',
      lead: 'Go through the open actions one by one.',
      coach: 'Listen, and ask what was learned.',
      client: 'What became of each action? Give it its status.',
    },
    issue: {
      name: 'Coaching',
      lead: 'Ask what is most useful to work on. Then follow goal, reality, options and will.',
      coach: 'Ask, and leave room for the answer.',
      client: 'Bring what is most useful to you today. End with a step that you will take.',
      stems: stems.goal,
    },
    prepare: {
      name: 'Next issue',
      lead: 'Ask what might be brought to the group, and what stays between the two of you.',
      coach: prepare,
      client: prepare,
    },
    close: {
      name: 'Close',
      lead: 'Ask what you could do differently in the group. Then settle the next date.',
      coach: facilitator,
      client: facilitator,
    },
  },
  orientation: {
    welcome: {
      name: 'Welcome',
      lead: 'Say what this group is for, what the sponsor hears of it, and what the sponsor never hears.',
      coach: 'Listen, and note what you would like to ask.',
      client: 'Listen, and note what you would like to ask.',
    },
    checkin: {
      name: 'Check-in',
      lead: 'Ask each person who they are and what brings them here.',
      coach: 'Listen. These are the people you will work with.',
      client: 'Who are you, and what brings you here?',
    },
    write: {
      name: 'My priorities',
      lead: 'Everybody writes down one or two things they want to move. Ask for silence.',
      coach: priorities,
      client: priorities,
    },
    share: {
      name: 'Priorities',
      lead: 'Ask each person for one sentence. People choose what they share.',
      coach: 'Listen. Nobody has to comment.',
      client: 'Say in one sentence what you want to move. You choose what you share.',
    },
    how: {
      name: 'How a slot runs',
      lead: 'Explain it: the client leads, questions come before advice, the client listens, one action ends it.',
      coach: slotRules,
      client: slotRules,
    },
    drill: {
      name: 'Question drill',
      lead: 'Pairs ask open questions for 3 minutes each way. Then they try it with a real issue.',
      coach: drill,
      client: drill,
      stems: stems.open,
    },
    demo: { name: 'A first slot' },
    agree: {
      name: 'Our agreement',
      lead: 'Go through confidentiality and its limits, attendance, cameras, one voice at a time, and notes.',
      coach: agree,
      client: agree,
    },
    next: {
      name: 'Buddies and dates',
      lead: 'Settle who meets whom, who leads next, who brings an issue, and when you meet.',
      coach: buddies,
      client: buddies,
    },
    evaluate,
    close: {
      name: 'Closing round',
      lead: 'Look at the result together. Then ask each person for one takeaway.',
      coach: close.coach,
      client: close.client,
    },
    withoutForm: { evaluate: talkInstead },
    withoutResult: {
      close: { lead: 'Ask each person for one takeaway.', coach: close.coach, client: close.client },
    },
  },
  closing: {
    checkin: {
      name: 'Check-in',
      lead: 'Ask each person how they arrive at this last meeting. About a minute each.',
      coach: listenOnly,
      client: 'How do you arrive at this last meeting?',
    },
    write: {
      name: 'Looking back',
      lead: 'Everybody looks back for themselves. Ask for silence.',
      coach: lookBack,
      client: lookBack,
    },
    tell: {
      name: 'What moved',
      lead: 'Each person has about 4 minutes: what moved, what did not, and what they take with them.',
      coach: 'Listen to the whole way that this person has come.',
      client: 'What moved, what did not, and what do you take with you?',
    },
    thanks: {
      name: 'Thanks',
      lead: 'Ask each person to name one thing that somebody here did and that helped.',
      coach: 'Listen. You may hear your own name.',
      client: 'Thank somebody here for one thing that helped you.',
    },
    final: {
      name: 'Final evaluation',
      lead: 'Give everyone a quiet moment. The form asks about the whole cycle, not only about today.',
      coach: wholeCycle,
      client: wholeCycle,
    },
    reveal: {
      name: reveal.name,
      lead: 'Look at the result together. What may the organisation hear, if everybody agrees?',
      coach: outside,
      client: outside,
    },
    withoutForm: {
      final: {
        lead: 'Ask for about a minute each: what has become better since the group began, and should it go on?',
        coach: talkOfCycle,
        client: talkOfCycle,
      },
    },
    withoutResult: {
      reveal: {
        lead: 'What may the organisation hear of this cycle, if everybody agrees?',
        coach: outside,
        client: outside,
      },
    },
    renew: {
      name: 'Whether to go on',
      lead: 'Ask whether the group goes on. When all have voted, close the ballot.',
      coach: renew,
      client: renew,
      options: {
        goOn: { name: 'Go on', about: 'The same group begins another cycle.' },
        change: { name: 'Go on in another way', about: 'The group goes on with other members or another rhythm.' },
        stop: { name: 'Stop here', about: 'This was the last meeting. People can still stay in touch.' },
      },
    },
    follow: {
      name: 'Follow-up',
      lead: 'Settle one call in two to four weeks, and who stays in touch with whom.',
      coach: follow,
      client: follow,
    },
    close: {
      name: 'Closing round',
      lead: 'Give each person a last word. Nobody answers it.',
      coach: 'Listen to the last words.',
      client: 'Say your last word to this group.',
    },
  },
} as const;
