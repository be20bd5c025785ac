import { arriving, evaluate, pause, talkInstead } from '../method';

/** An external group with a facilitator: a topic or a guest speaker, then a round table of issues. */

const toSpeaker = [
  'What made the difference?',
  'Where did it not work?',
  'What would you do first in our place?',
  'What should we be careful about?',
] as const;

const apply = 'What will you use, where, and when? Write it down. Only you can read it.';
const select = 'Do you bring an issue? Say how many minutes it needs and how urgent it is.';
const ending = 'What would you change next time? Do the next date and topic suit you?';

export const external = {
  external: {
    open: {
      name: 'Opening',
      lead: 'Welcome everyone. Say that what is said stays here, and that a guest speaker stays for the topic only.',
      coach: arriving,
      client: arriving,
    },
    updates: {
      name: 'Since last time',
      lead: 'Ask for one event at work and one outside it. About 2 minutes each, without replies.',
      coach: 'Listen. Note a topic that deserves more time.',
      client: 'Tell one important event at work and one outside it.',
    },
    progress: {
      name: 'Commitments',
      lead: 'Ask each person what is done, what is not, and what they learned.',
      coach: 'Listen. Comments can wait.',
      client: 'Give each action its status, and say what you learned.',
    },
    topic: {
      name: 'Topic',
      lead: 'Introduce the topic and the person who speaks about it, then listen with the others.',
      coach: 'Listen for one thing that you can use.',
      client: 'Listen for one thing that you can use.',
    },
    qa: {
      name: 'Questions to the speaker',
      lead: 'Everybody asks one question before anybody asks two. At the end, thank the speaker.',
      coach: 'Ask one short question.',
      client: 'Ask one short question, or answer the one that you are asked.',
      stems: toSpeaker,
    },
    apply: {
      name: 'What I will use',
      lead: 'Everybody writes for themselves. Ask for silence.',
      coach: apply,
      client: apply,
    },
    pause,
    select: {
      name: 'Choosing the issues',
      lead: 'Hear how many minutes each issue needs and how urgent it is. Then confirm the order.',
      coach: select,
      client: select,
    },
    slots: { name: 'Round table' },
    takeaway: {
      name: 'Takeaways',
      lead: 'Ask each person for one insight and one commitment.',
      coach: 'Listen, and think of your own.',
      client: 'Name one insight, and one thing that you will do.',
    },
    evaluate,
    close: {
      name: 'Close',
      lead: 'Look at the result together. Then settle the next date, the next topic and the talks in between.',
      coach: ending,
      client: ending,
    },
    withoutForm: { evaluate: talkInstead },
    withoutResult: {
      close: {
        lead: 'Settle the next date, the next topic and the talks in between.',
        coach: ending,
        client: ending,
      },
    },
  },
} as const;
