import type { Script } from './script';
import { shortened } from './shortened';

const minutes = 10;

/** A mastermind: wins, two hot seats, commitments. */
export const mastermind: Script = {
  format: 'mastermind',
  title: 'Simulated mastermind',
  template: shortened('frame.mastermind', { minutes, factor: 0.25, slotMinutes: 2.5 }),
  minutes,
  people: [
    {
      name: 'Ruth Almeida',
      says: {
        wins: 'My win: I said no to a customer who has cost me every weekend this year.',
        clarify: 'What does one new customer bring you in a year?',
        ideas: 'Raise the price for new customers only. Nobody who is with you has to know.',
        'yours/clarify': 'What does success look like in one number?',
        'yours/ideas': 'Do the part that scares you first, and before ten in the morning.',
        commit: 'Until next time I write the letter to my landlord. You may ask me about it.',
        close: 'Good work. See you in two months.',
      },
      scores: [5, 5, 4, 4],
      note: '',
    },
    {
      name: 'Kofi Mensah',
      says: {
        wins: 'I sold the first workshop under my own name. Eleven people came.',
        'own/brief':
          'My workshops are booked out, but I earn too little, because I am afraid to charge more. What would you do?',
        'own/commit': 'I will take the new price. It stands on the page on Monday morning.',
        'yours/clarify': 'What happens if you do nothing until summer?',
        'yours/ideas': 'Ask three people who already pay you. They know it better than we do.',
        commit: 'Monday, nine o’clock: the new price is on the page.',
        close: 'I feel lighter. Thank you for not being polite.',
      },
      scores: [5, 5, 5, 5],
      note: '',
    },
    {
      name: 'Lena Fischer',
      says: {
        wins: 'Nobody was ill this month. For a bakery in winter that is a win.',
        clarify: 'Who said no because of the price, really? Names or numbers.',
        ideas: 'Offer three prices. Most people take the middle one.',
        'yours/clarify': 'What have you paid for this so far, in money or in evenings?',
        'yours/ideas': 'Give it one week and a wall calendar. Cross out each day on which you did it.',
        commit: 'I hire the second oven. I have put it off for a year.',
        close: 'The idea with three prices I take home myself.',
      },
      scores: [4, 5, 4, 5],
      note: '',
    },
    {
      name: 'Tomás Rey',
      says: {
        wins: 'I deleted the app that I look at most. Nine days now.',
        'yours/clarify': 'Which part of it can only you do?',
        'yours/ideas': 'Trade it. Somebody here likes what you hate.',
        commit: 'I call back the two customers whom I have avoided.',
      },
      scores: [4, 4, 4, 4],
      note: '',
    },
  ],
  issue: {
    line: 'My workshops are booked out and I earn too little, because I am afraid to charge more.',
    whyNow: 'The dates for spring go online on Monday.',
    tried: 'A discount for early bookings. It made it worse.',
    wanted: 'A price that I can say without blushing.',
    keyQuestion: 'What is it worth to the people who come?',
    notWanted: '',
    help: ['questions', 'ideas', 'experience'],
  },
  replies: {
    '0': 'About nine hundred. I had never worked that out.',
    '2': 'Nobody. I have only imagined it.',
    you: 'That hits it. I would rather not answer, so it is probably the right question.',
  },
  action: {
    what: 'Put the new price on the page for the spring dates',
    firstStep: 'Write the number down tonight and show it to my sister',
    by: 'Monday, nine o’clock',
    measure: 'Five bookings at the new price',
    support: 'Ruth reads the page before it goes online',
  },
  cards: [
    { by: 0, kind: 'experience', text: 'I raised mine by a third. Two people left, and I did not miss them.' },
    { by: 3, kind: 'contact', text: 'My sister designs prices for theatres. I can introduce you.' },
  ],
  yourCards: [
    { by: 2, kind: 'idea', text: 'Do it for one customer only, and look what happens.' },
    { by: 0, kind: 'question', text: 'What are you waiting for?' },
  ],
  board: [
    { shape: 'rectangle', x: 80, y: 220, width: 120, height: 60 },
    { shape: 'text', x: 112, y: 238, text: 'small' },
    { shape: 'rectangle', x: 280, y: 160, width: 120, height: 120 },
    { shape: 'text', x: 305, y: 206, text: 'middle' },
    { shape: 'rectangle', x: 480, y: 80, width: 120, height: 200 },
    { shape: 'text', x: 513, y: 166, text: 'large' },
    { shape: 'arrow', x: 340, y: 70, to: [0, 70] },
    { shape: 'text', x: 290, y: 38, text: 'most take this' },
  ],
};
