import { stems } from '../method';

/** What two people do together: learning buddies and co-coaching. */
export const pairs = {
  buddy: {
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
    turn: {
      name: 'Coaching turn',
      lead: 'Goal, reality, options, will: lead {{client}} through all four.',
      coach: 'Goal, reality, options, will: ask, and let {{client}} find the way.',
      client: 'Bring one issue of your own. End with a step you will take.',
      stems: stems.goal,
    },
  },
} as const;
