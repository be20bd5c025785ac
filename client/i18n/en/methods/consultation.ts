import { stems } from '../method';

/** Consultations about one case. In their first stages nobody knows yet whose case it will be. */

const modules = {
  brainstorming: { name: 'Brainstorming', about: 'Collect as many ideas as you can. Nobody judges them.' },
  headstand: { name: 'Headstand', about: 'Ask what would make it worse, then turn each answer around.' },
  resonance: { name: 'Resonance round', about: 'Each person says what the story stirs in them.' },
  keyQuestion: { name: 'Find the key question', about: 'Each person proposes the question behind the story.' },
  goodAdvice: { name: 'Good advice', about: 'Each person begins with “In your place I would”.' },
  hypotheses: { name: 'Hypotheses', about: 'Each person guesses what may lie behind the situation.' },
  identification: { name: 'Identification', about: 'Each person speaks as one of the people in the story.' },
  crossExamination: {
    name: 'Cross-examination',
    about: 'Collect the hard questions that the case raises. Nobody answers them now.',
  },
  actstorming: { name: 'Actstorming', about: 'Say the very sentences that could be said in that situation.' },
  surprises: { name: 'Surprises', about: 'Offer what nobody in the story would expect.' },
} as const;

const chooseRoles = {
  coach: 'Say whether you bring a case, or which role you would like.',
  client: 'Say in one line what your case is about.',
} as const;

export const consultation = {
  kb: {
    casting: {
      name: 'Roles',
      lead: 'Settle who brings a case, who moderates and who writes. Everybody else advises.',
      ...chooseRoles,
    },
    report: {
      name: 'The case',
      lead: 'Help {{client}} to tell the story as it comes. Ask when something is unclear.',
      coach: 'Listen to the story. Note your thoughts, and keep them to yourself for now.',
      client: 'Tell what happened, in any order. You do not need to have it sorted out.',
    },
    keyq: {
      name: 'Key question',
      lead: 'Help {{client}} to put the question into one sentence, and read it back.',
      coach: 'Listen. Only {{client}} decides what the question is.',
      client: 'What is the one question that you want the others to work on?',
    },
    method: {
      name: 'Way of working',
      lead: 'Let the group propose ways of working. {{client}} chooses one of them.',
      coach: 'Which way of working suits this question? Vote for it.',
      client: 'See what the others propose, then choose the way that suits your question.',
      options: modules,
    },
    consult: {
      name: 'Consultation',
      lead: 'Keep a slow pace: one contribution at a time, in the way that was chosen.',
      coach: 'Talk about {{client}}, not to {{client}}. Give one short contribution at a time.',
      client: 'Lean back and listen. Note what is useful; nothing has to be answered.',
    },
    conclude: {
      name: 'What I take',
      lead: 'Give {{client}} the floor, and time to sort the ideas.',
      coach: 'Listen. An idea that is not taken up was still worth saying.',
      client: 'Which ideas do you take up, and what will you do with them? Thank the others.',
    },
  },
  heils: {
    roles: {
      name: 'Roles',
      lead: 'Settle who brings a case and who moderates. Everybody else advises.',
      ...chooseRoles,
    },
    case: {
      name: 'The case',
      lead: 'Hand over to {{client}}. Questions come in the next part.',
      coach: 'Listen and take notes. Ask nothing yet.',
      client: 'Describe the situation, and end with your question to the others.',
    },
    interview: {
      name: 'Questions',
      lead: 'Let people ask for information only. Stop questions that already explain the case.',
      coach: 'Ask for what you need to understand. Keep your own explanation for later.',
      client: 'Answer as well as you can. You may say that you do not know.',
      stems: stems.facts,
    },
    hypotheses: {
      name: 'Hypotheses',
      lead: 'Collect guesses and feelings. Solutions come later.',
      coach: 'Begin with “I suppose” or “I sense”. Offer one thought at a time.',
      client: 'Listen to the guesses. Note the ones that hit something.',
    },
    position: {
      name: 'Response',
      lead: 'Let {{client}} add and correct. Nobody discusses it.',
      coach: 'Listen to what {{client}} takes up and what is left aside.',
      client: 'Which guesses fit, which do not, and what is missing?',
    },
    solutions: {
      name: 'Proposals',
      lead: 'Ask each person what they would do in the place of {{client}}. Nobody discusses it.',
      coach: 'Begin with “I would” and say what you would do.',
      client: 'Listen and take notes. You decide afterwards.',
    },
    decision: {
      name: 'Decision',
      lead: 'Ask {{client}} which proposals to follow, and which step comes first.',
      coach: 'Listen. {{client}} decides and owes nobody a reason.',
      client: 'Which proposals do you follow, why, and what is your first step?',
    },
    sharing: {
      name: 'Sharing',
      lead: 'Ask each person what they take with them, and what we could do better.',
      coach: 'What do you take with you? What could we do better next time?',
      client: 'How are you now? What do you take with you?',
    },
  },
  incident: {
    look: {
      name: 'Looking back',
      lead: 'Ask the person who had the last case what came of it.',
      coach: 'If the last case was yours, tell what came of it. Otherwise listen.',
      client: 'What came of your case, and what did you do about it?',
    },
    cases: {
      name: 'Cases',
      lead: 'Ask each person for the core of a case in a few lines. Nobody discusses them yet.',
      coach: 'On your turn, give the core of a case in a few lines, or say that you have none.',
      client: 'Give the core of a case in a few lines, or say that you have none.',
    },
    choose: {
      name: 'Choosing a case',
      lead: 'Help the group to choose a case that is urgent, strongly felt and familiar to others.',
      coach: 'Which case is urgent, strongly felt and familiar to you? Choose it.',
      client: 'Which case is urgent, strongly felt and familiar to you? Choose it.',
    },
    info: {
      name: 'Information',
      lead: 'Only questions are asked now. Stop advice, judgements and suggestions.',
      coach: 'Ask for facts first, then for what lies deeper. Keep your view to yourself.',
      client: 'Answer what you are asked. You do not have to justify anything.',
      stems: stems.facts,
    },
    analyse: {
      name: 'Analysis',
      lead: 'Ask what is going on here, why, and what part {{client}} has in it.',
      coach: 'How do you see it? What may be the causes, and what part has {{client}}?',
      client: 'Listen to how the others see it. Note what surprises you.',
    },
    advice: {
      name: 'Advice',
      lead: 'Ask each person what they would do. {{client}} does not react.',
      coach: 'Give one piece of advice, short and concrete.',
      client: 'Listen and take notes. You choose in the next part.',
    },
    eval: {
      name: 'What I can use',
      lead: 'Ask {{client}} which advice is usable, and what happens next.',
      coach: 'Listen. Next time we ask what came of it.',
      client: 'Which advice can you use, and what will you do first?',
    },
  },
  gossip: {
    intro: {
      name: 'Question',
      lead: 'Ask {{client}} for the question and a little context. Cut long stories short, kindly.',
      coach: 'Listen for the question.',
      client: 'What is your question? Add only what the others must know.',
    },
    explore: {
      name: 'Exploration',
      lead: 'Everybody may ask up to 3 open questions. Short answers will do.',
      coach: 'Ask an open question. You have up to 3.',
      client: 'Answer briefly. You choose which questions you answer.',
      stems: stems.open,
    },
    gossip: {
      name: 'Gossip',
      lead: 'Keep it respectful. Everybody talks as if {{client}} were not here.',
      coach: 'Tell the others what you think is going on with {{client}}. Be frank and kind.',
      client: 'For them you are not here. Listen, and note what strikes you.',
    },
    react: {
      name: 'Reaction',
      lead: 'Give {{client}} time. Nobody defends what was said.',
      coach: 'Listen. You do not have to explain what you said.',
      client: 'What touched you? What fits, and what does not?',
    },
    eval: {
      name: 'Evaluation',
      lead: 'Ask {{client}} what is new, and everybody how the gossip was for them.',
      coach: 'How was it to talk like this? What do you take with you?',
      client: 'Do you see something new? Is there a step that you want to take?',
    },
  },
  balint: {
    collect: {
      name: 'Cases',
      lead: 'Ask each person for a case in 3 sentences at most.',
      coach: 'On your turn, name a case in up to 3 sentences, or pass.',
      client: 'Name a case in up to 3 sentences, or pass.',
    },
    choose: {
      name: 'Choosing a case',
      lead: 'Help the group to choose a case about a relationship, not about technique.',
      coach: 'Which case is about what happens between people? Choose it.',
      client: 'Which case is about what happens between people? Choose it.',
    },
    tell: {
      name: 'The story',
      lead: 'Let {{client}} tell the story freely, feelings included.',
      coach: 'Listen for what is said between the lines.',
      client: 'Tell it as it comes to your mind, with what you felt.',
    },
    associate: {
      name: 'Associations',
      lead: 'Everybody but {{client}} writes down first images and feelings. Nobody speaks.',
      coach: 'Write down the first images and feelings that come. They do not have to make sense.',
      client: 'The others are writing. Take a moment for yourself.',
    },
    image: {
      name: 'Forming a picture',
      lead: 'Ask for short questions and short answers. Theories can wait.',
      coach: 'Ask for what you still need to see the situation before you.',
      client: 'Answer in a few words.',
      stems: stems.facts,
    },
    judge: {
      name: 'Own view',
      lead: 'Each coach writes down a view and advice. Ask for silence.',
      coach: 'How do you see it, and what would you advise? Write it down.',
      client: 'The others are writing. Notice what their questions left in you.',
    },
    group: {
      name: 'Views of the group',
      lead: 'Each coach reads out their view. {{client}} does not react.',
      coach: 'Read out what you wrote, without adding to it.',
      client: 'Listen to all views before you weigh one of them.',
    },
    decide: {
      name: 'Decision',
      lead: 'Ask {{client}} what is decided, and what was worth hearing.',
      coach: 'Listen. To wait can be a decision too.',
      client: 'What did you do, or what will you do? What do you take with you?',
    },
    eval: {
      name: 'Evaluation',
      lead: 'Look at both: what came up, and how we worked.',
      coach: 'What did this case show you? How did we work together?',
      client: 'What do you see differently now? How was it to listen?',
    },
  },
  five: {
    question: {
      name: 'Question',
      lead: 'Ask {{client}} for the question first, then for a little context.',
      coach: 'Listen. Write the question down as you hear it.',
      client: 'Name your question, and give the context in a few sentences.',
    },
    explore: {
      name: 'Exploration',
      lead: 'Let the group ask. Now and then sum up what has become clear.',
      coach: 'Ask one open question at a time, and follow the answer.',
      client: 'Think aloud. You may leave a question unanswered.',
      stems: stems.open,
    },
    core: {
      name: 'The core',
      lead: 'Ask each coach for one sentence about the core of it.',
      coach: 'Begin with “As I see it, the core is”. One sentence is enough.',
      client: 'Listen. Which sentence comes closest to the core for you?',
    },
    advice: {
      name: 'Advice',
      lead: 'Ask each coach for at least one piece of advice. Nobody discusses it.',
      coach: 'Give one piece of advice that follows from the core.',
      client: 'Listen. Note which advice appeals to you and which does not.',
    },
    eval: {
      name: 'Evaluation',
      lead: 'Ask {{client}} what helped, and how the conversation was.',
      coach: 'Listen to what helped and what did not.',
      client: 'What will you do with this? How was the conversation for you?',
    },
  },
} as const;
