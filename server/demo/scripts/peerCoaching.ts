import type { Script } from './script';
import { shortened } from './shortened';

const minutes = 10;

/** A peer coaching group with short slots: one for Omar, one for whoever tries it. */
export const peerCoaching: Script = {
  format: 'group',
  title: 'Simulated peer coaching group',
  template: shortened('frame.virtual', { minutes, factor: 0.25, slotMinutes: 2.5 }),
  minutes,
  people: [
    {
      name: 'Hanna Weiss',
      says: {
        open: 'Welcome, all of you. Today there are two slots: one for Omar and one for our new member. What we hear stays here.',
        checkin: 'I arrive a little rushed, with a good coffee. I am glad to be here.',
        order: 'Two of us get a slot today. If you do not want one, say so now.',
        questions: 'When did somebody last decide something without you, and it went well?',
        advice: 'Pick one person and one decision, and tell both of you the date from which it is theirs.',
        'yours/questions': 'What would be different on Friday if this were solved?',
        'yours/advice': 'My idea: take the smallest part of it, and ask one person for help with just that.',
        reveal: 'That was our evaluation. What is one thing we should change next time?',
        close: 'I take along that silence after a question is not empty. Thank you.',
      },
      scores: [5, 4, 4, 5],
      note: 'The silence after the questions. Keep it.',
    },
    {
      name: 'Omar Haddad',
      says: {
        checkin: 'I slept badly. My team waits for me with everything, and I can feel it.',
        'own/present':
          'Everything in my team waits for my yes. I have become the bottleneck, and I do not know how to stop without things breaking.',
        'own/commit': 'Thank you. On Monday Ines gets the release. I will not look before Thursday.',
        'yours/questions': 'What have you tried already, and what did you learn from it?',
        'yours/advice': 'My idea: say aloud what you will not do this week. It freed me once.',
        close: 'I go home with one step instead of a big plan. That is new for me.',
      },
      scores: [5, 5, 4, 5],
      note: '',
    },
    {
      name: 'Priya Nair',
      says: {
        checkin: 'Curious today. I have just come back from a week without a single meeting.',
        questions: 'What would your team do if you were away for two weeks?',
        advice: 'When I want to step in, I first write down what I am afraid of. Mostly that is enough.',
        'yours/questions': 'Who else wants this solved, and do they know that you work on it?',
        'yours/advice': 'My idea: write the first sentence of the talk you need to have, here and now.',
        close: 'I will try the thing with the written fear again myself.',
      },
      scores: [4, 4, 5, 4],
      note: 'More time for the questions, less for the check-in.',
    },
    {
      name: 'Jonas Lind',
      says: {
        checkin: 'Fine. A lot on my desk, but for this hour it can wait.',
        questions: 'What do you get out of being the one who decides?',
        'yours/questions': 'On a scale of one to ten, how much of this is in your hands?',
        'yours/advice': 'My idea: decide until when you want to decide, and put that date in the calendar.',
      },
      scores: [4, 3, 4, 4],
      note: '',
    },
  ],
  issue: {
    line: 'Everything in my team waits for my yes, and I cannot see how to stop that without things breaking.',
    whyNow: 'Two people asked me last week whether I trust them.',
    tried: 'Fewer check-ins. I lasted nine days.',
    wanted: 'One decision that I give away for good.',
    keyQuestion: 'How do I let go without letting them fall?',
    notWanted: '',
    help: ['questions', 'experience', 'advice'],
  },
  replies: {
    '0': 'Honestly? In March, when I was ill. They shipped on time.',
    '2': 'They would decide. Slowly at first, and then probably better than now.',
    '3': 'Hm. I feel needed. That is not nice to say aloud.',
    you: 'Good question. I have to think about that, and I notice that I want to avoid it.',
  },
  action: {
    what: 'Give the release decision to Ines, for good',
    firstStep: 'Tell her on Monday in our one-to-one, and say why',
    by: 'Monday',
    measure: 'The next release goes out without my yes',
    ifThen: 'When I want to look, then I write to Priya instead',
  },
  cards: [
    { by: 0, kind: 'idea', text: 'A list of decisions that are never yours again.' },
    { by: 3, kind: 'experience', text: 'I announced it in the team meeting. After that I could not go back.' },
  ],
  yourCards: [
    { by: 2, kind: 'question', text: 'What would you tell a friend who has this problem?' },
    { by: 1, kind: 'idea', text: 'Ask for a quarter of what you want, today.' },
  ],
  board: [
    { shape: 'ellipse', x: 60, y: 80, width: 150, height: 80 },
    { shape: 'text', x: 105, y: 106, text: 'team' },
    { shape: 'ellipse', x: 330, y: 170, width: 170, height: 90 },
    { shape: 'text', x: 385, y: 200, text: 'my yes' },
    { shape: 'arrow', x: 215, y: 140, to: [110, 50] },
    { shape: 'rectangle', x: 620, y: 90, width: 150, height: 80 },
    { shape: 'text', x: 655, y: 116, text: 'release' },
    { shape: 'arrow', x: 215, y: 105, to: [400, 15] },
    { shape: 'text', x: 360, y: 70, text: 'this way round?' },
  ],
};
