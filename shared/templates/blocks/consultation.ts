import { caseChoice, casting, moduleChoice } from '../ballots';
import { fixed } from '../minutes';
import { asked, discussed, inTurn, told, voted, written } from '../stages';
import type { BlockTemplate, RoleTemplate } from '../template';

/** Consultations about one case: the block finds out whose case it is, and the client listens while the others think. */

const moderator: RoleTemplate = { role: 'moderator', outside: true, otherwise: 'lead' };

/** B4: consultation among colleagues, after Tietze: a key question, a module to work with, a client who listens. */
export const colleaguesBlock: BlockTemplate = {
  id: 'block.kb',
  words: 'kb',
  minutes: { standard: 45, least: 40, most: 60 },
  clientLeads: false,
  choosesClient: true,
  roles: [
    moderator,
    { role: 'scribe', outside: false, otherwise: 'nobody' },
    { role: 'observer', outside: true, otherwise: 'nobody' },
  ],
  stages: [
    voted('kb', 'casting', fixed(5), casting, { artefacts: ['roles'] }),
    told('kb', 'report', fixed(10), ['client', 'moderator'], { artefacts: ['issue'] }),
    told('kb', 'keyq', fixed(7), ['client', 'moderator'], { artefacts: ['issue'] }),
    voted('kb', 'method', fixed(5), moduleChoice),
    discussed('kb', 'consult', fixed(10), ['coaches'], 'queue', {
      due: 'time',
      artefacts: ['envelope', 'board'],
      clientListens: 'microphoneAndCamera',
    }),
    told('kb', 'conclude', fixed(8), ['client'], { artefacts: ['action', 'envelope'] }),
  ],
};

/** B5: case consultation after the Heilsbronn model: hypotheses before proposals, and the client answers to each. */
export const heilsbronnBlock: BlockTemplate = {
  id: 'block.heils',
  words: 'heils',
  minutes: { standard: 65, least: 40, most: 90 },
  clientLeads: false,
  choosesClient: true,
  roles: [moderator],
  stages: [
    voted('heils', 'roles', fixed(5), casting, { artefacts: ['roles'] }),
    told('heils', 'case', fixed(5), ['client'], { artefacts: ['issue'] }),
    asked('heils', 'interview', fixed(15), 'queue'),
    discussed('heils', 'hypotheses', fixed(10), ['coaches'], 'queue', {
      due: 'time',
      artefacts: ['envelope'],
      clientListens: 'microphoneAndCamera',
    }),
    told('heils', 'position', fixed(5), ['client'], { artefacts: ['envelope'] }),
    inTurn('heils', 'solutions', fixed(10), ['coaches'], {
      artefacts: ['envelope'],
      clientListens: 'microphoneAndCamera',
    }),
    told('heils', 'decision', fixed(10), ['client'], { due: 'actionSettled', artefacts: ['action'] }),
    inTurn('heils', 'sharing', fixed(5), ['all'], { artefacts: ['note'] }),
  ],
};

/** B6: the incident method: what became of the last case, which case today, facts, analysis, advice. */
export const incidentBlock: BlockTemplate = {
  id: 'block.incident',
  words: 'incident',
  minutes: { standard: 65, least: 50, most: 80 },
  clientLeads: false,
  choosesClient: true,
  stages: [
    told('incident', 'look', fixed(5), ['previousClient'], { artefacts: ['status'] }),
    inTurn('incident', 'cases', fixed(10), ['all']),
    voted('incident', 'choose', fixed(5), caseChoice, { artefacts: ['slotList'] }),
    asked('incident', 'info', fixed(15), 'rotation', { artefacts: ['issue'] }),
    discussed('incident', 'analyse', fixed(10), ['coaches'], 'queue', {
      due: 'time',
      artefacts: ['board'],
      clientListens: 'microphoneAndCamera',
    }),
    inTurn('incident', 'advice', fixed(10), ['coaches'], {
      artefacts: ['envelope'],
      clientListens: 'microphoneAndCamera',
    }),
    told('incident', 'eval', fixed(10), ['client'], { due: 'actionSettled', artefacts: ['action'] }),
  ],
};

/** B7: the coaches talk about the client as if they were not here; for groups that know each other. */
export const gossipBlock: BlockTemplate = {
  id: 'block.gossip',
  words: 'gossip',
  minutes: { standard: 37, least: 30, most: 45 },
  clientLeads: false,
  stages: [
    told('gossip', 'intro', fixed(4), ['client'], { artefacts: ['issue'] }),
    asked('gossip', 'explore', fixed(8), 'rotation', { turnsEach: 3, due: 'allAsked' }),
    discussed('gossip', 'gossip', fixed(15), ['coaches'], 'queue', {
      due: 'time',
      artefacts: ['envelope'],
      clientListens: 'microphoneAndCamera',
    }),
    told('gossip', 'react', fixed(5), ['client'], { artefacts: ['envelope'] }),
    discussed('gossip', 'eval', fixed(5), ['all'], 'queue', { artefacts: ['note', 'action'] }),
  ],
};

/** B8: Balint, in the form that ends with a decision: images and feelings first, then what each thinks. */
export const balintBlock: BlockTemplate = {
  id: 'block.balint',
  words: 'balint',
  minutes: { standard: 62, least: 50, most: 90 },
  clientLeads: false,
  choosesClient: true,
  stages: [
    inTurn('balint', 'collect', fixed(5), ['all']),
    voted('balint', 'choose', fixed(5), caseChoice, { artefacts: ['slotList'] }),
    told('balint', 'tell', fixed(10), ['client'], { artefacts: ['issue'] }),
    written('balint', 'associate', fixed(3), ['coaches'], { keep: 'owner', release: ['client', 'group'] }),
    asked('balint', 'image', fixed(12), 'queue'),
    written('balint', 'judge', fixed(5), ['coaches'], { keep: 'owner', release: ['client', 'group'] }),
    inTurn('balint', 'group', fixed(12), ['coaches'], {
      reads: 'judge',
      artefacts: ['envelope'],
      clientListens: 'microphone',
    }),
    told('balint', 'decide', fixed(5), ['client'], { artefacts: ['action'] }),
    discussed('balint', 'eval', fixed(5), ['all'], 'queue', { artefacts: ['note'] }),
  ],
};

/** B8b: five steps: question, exploration, what the core is, advice, evaluation. */
export const fiveStepsBlock: BlockTemplate = {
  id: 'block.five',
  words: 'five',
  minutes: { standard: 35, least: 28, most: 45 },
  clientLeads: false,
  stages: [
    told('five', 'question', fixed(4), ['client'], { artefacts: ['issue'] }),
    asked('five', 'explore', fixed(12), 'queue'),
    inTurn('five', 'core', fixed(6), ['coaches'], { artefacts: ['board'] }),
    inTurn('five', 'advice', fixed(8), ['coaches'], { artefacts: ['envelope'] }),
    told('five', 'eval', fixed(5), ['client'], { artefacts: ['action'] }),
  ],
};
