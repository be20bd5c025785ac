import { stems } from '../method';

/** Action learning: the slot of a learning set, and the form in which everything is a question or an answer. */

const ways = [
  'What would a good end look like?',
  'Which ways are there to get there?',
  'What could stand in the way?',
  'Who else could help with this?',
  'What might happen if you did that?',
] as const;

export const actionLearning = {
  als: {
    present: {
      name: 'Issue',
      lead: 'Hand over to {{client}}. Nobody interrupts.',
      coach: 'Listen without a word. Your questions come next.',
      client: 'Say in a few sentences what you are working on and what makes it hard.',
    },
    clarify: {
      name: 'Clarifying questions',
      lead: 'Everybody may ask for one fact and follow it up once. Keep opinions out.',
      coach: 'Ask one short question about a fact that you need.',
      client: 'Answer briefly. You may say that you would rather not answer.',
      stems: stems.facts,
    },
    explore: {
      name: 'Helping questions',
      lead: 'These questions are there to help {{client}} think, not to satisfy us. Leave room for silence.',
      coach: 'Ask one open question that helps {{client}} to think further, then wait.',
      client: 'Think aloud. You have the right to leave a question unanswered.',
      stems: stems.open,
    },
    summary: {
      name: 'Summary',
      lead: 'Ask {{client}} to sum up. Nobody adds anything.',
      coach: 'Listen for what has changed since the beginning.',
      client: 'What have you heard yourself say? Sum it up in your own words.',
    },
    resources: {
      name: 'Resources',
      lead: 'Each person may name a contact, a text or a tool. Passing is fine.',
      coach: 'Name one person, text or tool that could help. Pass if nothing comes to mind.',
      client: 'Note what you can use. You do not have to decide now.',
    },
    action: {
      name: 'Action',
      lead: 'Ask {{client}} for a step to take before the next meeting.',
      coach: 'Listen. Is the step so clear that it could begin tomorrow?',
      client: 'What will you do before we meet again, and on which day?',
    },
    process: {
      name: 'How we worked',
      lead: 'Look back on how the group worked. The issue itself rests now.',
      coach: 'Which question opened something? What do we do better next time?',
      client: 'Which question helped you most? What got in your way?',
    },
  },
  wial: {
    rules: {
      name: 'Ground rules',
      lead: 'Explain two rules: people only ask or answer, and the learning coach may stop the work so that all can learn.',
      coach: 'Two rules hold: speak only to ask or to answer, and stop when the learning coach stops the work.',
      client: 'The two rules hold for you too. You may ask questions as well as answer them.',
    },
    present: {
      name: 'Problem',
      lead: 'Ask {{client}} for the problem in a few sentences.',
      coach: 'Listen. The questions begin right after this.',
      client: 'Tell the problem in a few sentences. The questions will bring out the rest.',
    },
    work1: {
      name: 'Questions',
      lead: 'Stay out of the problem. After about 10 minutes, ask what goes well and what could be better.',
      coach: 'Ask one short question, of {{client}} or of anybody else. Make a statement only when you are asked.',
      client: 'Answer briefly, and ask questions of your own.',
      stems: stems.open,
    },
    write: {
      name: 'The problem in writing',
      lead: 'Everybody writes down what they think the real problem is. Ask for silence.',
      coach: 'What do you think the real problem is? Write it in one or two sentences.',
      client: 'What do you now think the problem is? Write it in one or two sentences.',
    },
    agree: {
      name: 'Do we agree?',
      lead: 'Everybody reads their sentence aloud. If the sentences differ widely, go back to the questions.',
      coach: 'Read out what you wrote, without explaining it.',
      client: 'Listen first: you come last. Read yours, then say which sentence fits best.',
    },
    work2: {
      name: 'Goals and ways',
      lead: 'The same rules hold. Turn the questions towards the goal and the ways to reach it.',
      coach: 'Ask about the goal, about ways to reach it, and about what could stand in the way.',
      client: 'Answer and ask. Note each step that seems worth trying.',
      stems: ways,
    },
    action: {
      name: 'Action',
      lead: 'Ask {{client}} what will be done, and by when.',
      coach: 'Listen. If you offered to help, note what you promised.',
      client: 'What will you do because of this conversation, and by when?',
    },
    learn: {
      name: 'What we learned',
      lead: 'Keep this part even when time is short. Ask what we learned and where we will use it.',
      coach: 'What did you learn, and where will you use it?',
      client: 'Did this help you, and how? What did you learn?',
    },
  },
} as const;
