/** Presentations in depth: the presentation of a forum, and the case clinic. */

const deepening = [
  'What matters most to you in this?',
  'When did you first notice it?',
  'What have you not said yet?',
  'What would it mean if nothing changed?',
  'What do you fear, and what do you hope?',
] as const;

export const forum = {
  deepdive: {
    word: {
      name: 'One word to begin',
      lead: 'Ask each person for one word, without an explanation.',
      coach: 'Say in one word how you are.',
      client: 'Say in one word how you are.',
    },
    starter: {
      name: 'Warm-up',
      lead: 'The presenter’s coach asks a question near the topic. Each person answers in half a minute.',
      coach: 'Answer with a short experience of your own.',
      client: 'Listen to what the others have lived through. Answer too if you like.',
    },
    purpose: {
      name: 'Purpose',
      lead: 'The presenter’s coach says what this is for. Go on when everybody understands it.',
      coach: 'Listen to what {{client}} wants from this, and where the limits are.',
      client: 'Say what you want from this presentation, and what you do not want to talk about.',
    },
    present: {
      name: 'Presentation',
      lead: 'Nobody interrupts {{client}}. Say when 2 minutes are left.',
      coach: 'Listen without interrupting. Write your questions down.',
      client: 'Tell the background, what is happening now, what you feel, and the options that you see.',
    },
    clarify: {
      name: 'Questions',
      lead: 'Let people ask. Stop a question that has advice in it.',
      coach: 'Ask an open question. Leave out what you would do.',
      client: 'Answer as openly as you like. You may leave a question unanswered.',
      stems: deepening,
    },
    silence: {
      name: 'Silence',
      lead: 'Everybody looks for an experience of their own. Ask for silence.',
      coach: 'Which experience of your own does this remind you of? Note it.',
      client: 'The others look for experiences of their own. Note what moves you.',
    },
    share: {
      name: 'Sharing experience',
      lead: 'People tell what they lived through themselves. Stop every “you should”, kindly.',
      coach: 'Begin with “When I”. Tell what you did and what came of it, and give no advice.',
      client: 'Listen. Each story is about the person who tells it.',
    },
    wrap: {
      name: 'What I take',
      lead: 'Ask {{client}} what was worth hearing, and for a next step.',
      coach: 'Listen. The stories have been told.',
      client: 'What do you take from these stories? What is your next step?',
    },
    word2: {
      name: 'One word to end',
      lead: 'End with one word from each person.',
      coach: 'Say in one word how you leave this.',
      client: 'Say in one word how you leave this.',
    },
  },
  caseclinic: {
    roles: {
      name: 'Roles',
      lead: 'Settle whose case it is and who keeps the time.',
      coach: 'Say whether you bring a case, or would keep the time.',
      client: 'Say whether you bring a case, or would keep the time.',
    },
    intent: {
      name: 'Intention',
      lead: 'Give {{client}} the whole time. Silences are part of it.',
      coach: 'Listen with full attention. Notice images and feelings as they come.',
      client: 'What is the situation, who is part of it, what do you want to bring about, and where do you need help?',
    },
    still: {
      name: 'Stillness',
      lead: 'Keep the silence until the clock is at zero.',
      coach: 'Note the images, feelings and gestures that come up.',
      client: 'Be still. Note how it is to have told it.',
    },
    mirror: {
      name: 'Mirroring',
      lead: 'Each coach says what they saw and felt. {{client}} speaks last.',
      coach: 'Begin with “I see”, “I sense” or “I feel”. Give no advice.',
      client: 'Listen to all the images. At the end, say what they show you.',
    },
    dialogue: {
      name: 'Dialogue',
      lead: 'Help people to build on each other. Nothing has to be solved.',
      coach: 'Take up what was said last, and add to it.',
      client: 'Join in, and follow what opens something for you.',
    },
    close: {
      name: 'Closing remarks',
      lead: 'Each coach says what they value. Then {{client}} speaks about the way forward.',
      coach: 'Say what you value in what you heard.',
      client: 'Listen first. Then say how you see your way forward now.',
    },
    journal: {
      name: 'Own notes',
      lead: 'Everybody writes for a few minutes. With this the case is closed.',
      coach: 'What did you learn? Write it down. Only you can read it.',
      client: 'What did you learn, and what comes next? Write it down. Only you can read it.',
    },
  },
} as const;
