import { stems } from '../method';

/** Short slots: in two of them the client turns away while the others talk. */

export const shortSlots = {
  troika: {
    reflect: {
      name: 'Reflection',
      lead: 'Everybody takes a minute to think. Nobody speaks.',
      coach: 'Take this minute for yourself: what would you ask the others?',
      client: 'What is your challenge, and what kind of help do you need? Write it down.',
    },
    share: {
      name: 'Challenge and request',
      lead: 'Let {{client}} speak. The clock keeps the time.',
      coach: 'Listen. Say nothing yet.',
      client: 'Say what your challenge is, and what you ask of the two others.',
    },
    clarify: {
      name: 'Clarifying questions',
      lead: 'Only questions are asked now. Ideas come next.',
      coach: 'Ask for what you need to understand.',
      client: 'Answer briefly.',
      stems: stems.facts,
    },
    consult: {
      name: 'Consultation',
      lead: '{{client}} is turned away. The two others talk until the clock is at zero.',
      coach: 'Talk with each other: ideas, proposals, and what you would try.',
      client: 'You are turned away. Listen, and note what you can use.',
    },
    feedback: {
      name: 'Feedback',
      lead: 'Give {{client}} the last minute. Then the next person begins.',
      coach: 'Listen, and add nothing.',
      client: 'What was most valuable? Is there a step that you want to take?',
    },
  },
  wise: {
    present: {
      name: 'Challenge and request',
      lead: 'Ask {{client}} for the challenge and the request.',
      coach: 'Listen until you have heard the whole request.',
      client: 'Describe your challenge, and say what you want from the group.',
    },
    clarify: {
      name: 'Clarifying questions',
      lead: 'Let people ask short questions. Ideas come next.',
      coach: 'Ask for what you must know before you can advise.',
      client: 'Answer in a few words.',
      stems: stems.facts,
    },
    consult: {
      name: 'Consultation',
      lead: 'The coaches talk with each other. {{client}} only listens and cannot be seen.',
      coach: 'Build on what the others said before you add something new.',
      client: 'Listen without answering. Note what you would like to try.',
    },
    feedback: {
      name: 'Feedback',
      lead: 'Ask {{client}} what was useful and what comes of it.',
      coach: 'Listen for what was useful.',
      client: 'What do you take with you, and what will you do first?',
    },
  },
  hotseat: {
    brief: {
      name: 'Brief',
      lead: 'Ask {{client}} for progress first, then for the problem, then for the request.',
      coach: 'Listen until you have heard the request.',
      client: 'What have you done, what blocks you most, and what do you ask of us?',
    },
    clarify: {
      name: 'Clarifying questions',
      lead: 'Questions come before ideas. Keep questions and answers short.',
      coach: 'Ask for a fact that your idea depends on.',
      client: 'Answer briefly. Go into detail only when somebody asks.',
      stems: stems.facts,
    },
    ideas: {
      name: 'Ideas',
      lead: 'Ask each person for one idea. {{client}} takes notes and defends nothing.',
      coach: 'Give one idea, one experience or one contact.',
      client: 'Note the ideas. You do not have to defend anything.',
    },
    commit: {
      name: 'Commitment',
      lead: 'Ask {{client}} for one step and a date.',
      coach: 'Listen. We ask about this step next time.',
      client: 'Which one step will you take, and by which date?',
    },
  },
} as const;
