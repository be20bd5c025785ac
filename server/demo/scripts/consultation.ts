import type { Script } from './script';
import { shortened } from './shortened';

const minutes = 12;

/** A consultation among colleagues about one case: roles, a ballot about the way of working, a client who listens. */
export const consultation: Script = {
  format: 'consultation',
  title: 'Simulated case consultation',
  template: shortened('frame.group/block.kb', { minutes, factor: 0.25, slotMinutes: 5 }),
  minutes,
  people: [
    {
      name: 'Miriam Cohen',
      says: {
        open: 'Welcome. Today we take one case and take our time for it. I lead, and I also moderate.',
        checkin: 'I come from a long talk that went better than I feared.',
        report: 'Tell us what happened, and leave out what you think about it.',
        keyq: 'Try it in one sentence that begins with “How can I”.',
        reveal: 'Thank you for the evaluation. Anything that should be different next time?',
        close: 'I take along how well we can be silent. Until next time.',
      },
      scores: [4, 4, 5, 4],
      note: 'Start with the case sooner.',
    },
    {
      name: 'Daniel Osei',
      says: {
        checkin: 'I have a case with me, and I slept little because of it.',
        'own/casting': 'I have a case: a colleague who agrees with everything and then does nothing.',
        'own/report':
          'Three times now we agreed on something, Anke nodded, and nothing happened. On Tuesday I did it myself and was angry.',
        'own/keyq': 'How can I find out what Anke really thinks, before she nods?',
        'own/conclude': 'Two of your ideas go with me. I will ask her what would have to be different for a no.',
        close: 'I am not angry any more. I did not expect that.',
      },
      votes: { casting: ['client'] },
      scores: [5, 5, 4, 5],
      note: 'It helped to listen with the camera off.',
    },
    {
      name: 'Sofia Marino',
      says: {
        checkin: 'Awake. There was sun on the way here.',
        consult: 'I would make it easy to say no: “Please give me one reason against it.”',
        'yours/consult': 'I would try it on a small scale first, where nobody is hurt when it fails.',
        close: 'That question for a reason against it I will use myself.',
      },
      votes: { casting: ['scribe'], method: ['brainstorming'] },
      scores: [4, 5, 4, 4],
      note: '',
    },
    {
      name: 'Ben Carter',
      says: {
        checkin: 'A bit of a cold, otherwise fine.',
        consult: 'I would ask her to say how she would do it, instead of asking whether she agrees.',
        'yours/consult': 'I would ask the other person what they see, before I say what I want.',
      },
      votes: { method: ['brainstorming'] },
      scores: [4, 4, 4, 3],
      note: '',
    },
  ],
  issue: {
    line: 'A colleague agrees with everything, and then nothing happens.',
    whyNow: 'On Tuesday I did her part myself and was angry.',
    tried: 'Deadlines in writing. She agreed to those too.',
    wanted: 'An honest no.',
    keyQuestion: 'How can I find out what she really thinks, before she nods?',
    notWanted: '',
    help: ['ideas', 'experience', 'advice'],
  },
  replies: {},
  action: {
    what: 'Ask Anke what would have to be different for her to say no',
    firstStep: 'Invite her for a walk, not for a meeting',
    by: 'Thursday',
    measure: 'I have heard one honest no',
  },
  cards: [
    { by: 2, kind: 'experience', text: 'With us it was fear of the boss. It took three walks until she said so.' },
    { by: 3, kind: 'question', text: 'What does she gain by nodding?' },
  ],
  yourCards: [
    { by: 1, kind: 'idea', text: 'Ask for a no. It is easier to give than it sounds.' },
    { by: 2, kind: 'question', text: 'Who would notice first that it is better?' },
  ],
  board: [
    { shape: 'ellipse', x: 80, y: 120, width: 140, height: 80 },
    { shape: 'text', x: 118, y: 146, text: 'Anke' },
    { shape: 'ellipse', x: 480, y: 120, width: 140, height: 80 },
    { shape: 'text', x: 515, y: 146, text: 'Daniel' },
    { shape: 'arrow', x: 225, y: 145, to: [250, 0] },
    { shape: 'text', x: 315, y: 112, text: 'yes' },
    { shape: 'arrow', x: 475, y: 180, to: [-250, 0] },
    { shape: 'text', x: 300, y: 192, text: 'and a no?' },
  ],
};
