import type { BallotTemplate, Due } from './template';

/** What groups vote about, as data. */

/** When a vote is over. */
export const closedWhen = ({ decides }: Pick<BallotTemplate, 'decides'>): Due =>
  decides === 'slotOrder' ? 'orderConfirmed' : decides === 'roles' ? 'rolesFilled' : 'votesClosed';

/** Who has a slot, in which order, and for how long. */
export const slotOrder: BallotTemplate = {
  decides: 'slotOrder',
  options: 'members',
  choice: 'wishes',
  voters: ['all'],
  closedBy: 'lead',
};

/** Whose case it is: people say that they have one, and which of the others' they favour. */
export const caseChoice: BallotTemplate = {
  decides: 'client',
  options: 'members',
  choice: 'wishes',
  voters: ['all'],
  closedBy: 'lead',
};

/** Who has which role of the block. */
export const casting: BallotTemplate = {
  decides: 'roles',
  options: 'roles',
  choice: 'several',
  voters: ['all'],
  closedBy: 'lead',
};

/** The ways of working in a case consultation: coaches propose, the client chooses. */
export const moduleChoice: BallotTemplate = {
  decides: 'module',
  options: [
    'brainstorming',
    'headstand',
    'resonance',
    'keyQuestion',
    'goodAdvice',
    'hypotheses',
    'identification',
    'crossExamination',
    'actstorming',
    'surprises',
  ],
  choice: 'one',
  voters: ['coaches', 'moderator'],
  closedBy: 'client',
};

/** Whether the group goes on after this cycle. */
export const renewal: BallotTemplate = {
  decides: 'decision',
  options: ['goOn', 'change', 'stop'],
  choice: 'one',
  voters: ['all'],
  closedBy: 'lead',
};

/** Two people want it, or it does not take place. */
export const bothWant: BallotTemplate = {
  decides: 'consent',
  options: ['yes', 'no'],
  choice: 'one',
  voters: ['first', 'second'],
  closedBy: 'itself',
};
