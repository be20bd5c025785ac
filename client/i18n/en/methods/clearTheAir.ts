/** Two people say what stands between them. `client` is for the one who speaks, `coach` for the witnesses. */

const witness = 'You are a witness, unless it is your turn.';

export const clearTheAir = {
  cleartheair: {
    offer: {
      name: 'Do both want it?',
      lead: 'It takes place only if both want it, here and now. Nobody has to give a reason.',
      coach: 'Two people are asked whether they want this now. The others wait.',
      client: 'Do you want to do this, here and now? You may say no without a reason.',
      options: {
        yes: { name: 'Yes, here and now', about: 'It begins as soon as both have said yes.' },
        no: { name: 'Not now', about: 'It does not take place. You can talk in private another time.' },
      },
    },
    tell: {
      name: 'One side',
      lead: 'The first person says what happened, what they felt, what they made of it, and what they wish.',
      coach: `${witness} Listen, and take no side.`,
      client: 'Say what happened, what you felt, what you made of it, and what you wish. Judge nobody.',
    },
    mirror: {
      name: 'Said back',
      lead: 'The second person says back what they heard. The answer comes later.',
      coach: `${witness} Notice what you heard yourself.`,
      client: 'Say back what you heard, as it was meant. Your answer comes next.',
    },
    answer: {
      name: 'The other side',
      lead: 'Now the second person speaks in the same way. The first person listens.',
      coach: `${witness} Listen to this side as you did to the first.`,
      client: 'How was it for you? Say what happened, what you felt, what you made of it, and what you wish.',
    },
    mirror2: {
      name: 'Said back',
      lead: 'The first person says back what they heard. Ask the other whether something is missing.',
      coach: `${witness} Both sides may be true.`,
      client: 'Say back what you heard. Add nothing of your own.',
    },
    wish: {
      name: 'What we agree',
      lead: 'Help the two to find one wish that each can grant.',
      coach: 'The two look for an agreement. What they say stays in this meeting.',
      client: 'Name one wish that you can grant, and one that matters to you.',
    },
  },
} as const;
