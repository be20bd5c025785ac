import { fixed } from '../minutes';
import { asked, discussed, inTurn, told, written } from '../stages';
import type { BlockTemplate } from '../template';

/** B2: the slot of an action learning set: facts, then questions that help to think, then an action. */
export const actionLearningBlock: BlockTemplate = {
  id: 'block.als',
  words: 'als',
  minutes: { standard: 38, least: 28, most: 50 },
  clientLeads: true,
  stages: [
    told('als', 'present', fixed(2), ['client'], { artefacts: ['issue'] }),
    asked('als', 'clarify', fixed(8), 'rotation', { turnsEach: 1, due: 'allAsked' }),
    asked('als', 'explore', fixed(15), 'rotation', { artefacts: ['envelope'] }),
    told('als', 'summary', fixed(2), ['client'], { artefacts: ['note'] }),
    inTurn('als', 'resources', fixed(5), ['coaches'], { artefacts: ['envelope'] }),
    told('als', 'action', fixed(3), ['client'], { due: 'actionSettled', artefacts: ['action'] }),
    discussed('als', 'process', fixed(3), ['all'], 'queue', { due: 'time', artefacts: ['note'] }),
  ],
};

/** B3: questions only; statements answer a question. The action learning coach stays out of the content. */
export const questionsOnlyBlock: BlockTemplate = {
  id: 'block.wial',
  words: 'wial',
  minutes: { standard: 70, least: 60, most: 90 },
  clientLeads: false,
  roles: [{ role: 'learningCoach', outside: true, otherwise: 'lead' }],
  stages: [
    told('wial', 'rules', fixed(2), ['learningCoach'], { due: 'manual' }),
    told('wial', 'present', fixed(2), ['client'], { artefacts: ['issue'] }),
    asked('wial', 'work1', fixed(20), 'queue', { from: ['client', 'coaches'], to: ['all'], artefacts: ['envelope'] }),
    written('wial', 'write', fixed(2), ['client', 'coaches'], { keep: 'owner', release: ['group'] }),
    inTurn('wial', 'agree', fixed(6), ['coaches'], { next: ['client'], reads: 'write', loopTo: 'work1' }),
    asked('wial', 'work2', fixed(20), 'queue', { from: ['client', 'coaches'], to: ['all'], artefacts: ['action'] }),
    told('wial', 'action', fixed(3), ['client'], { due: 'actionSettled', artefacts: ['action'] }),
    inTurn('wial', 'learn', fixed(15), ['all'], { protected: true, artefacts: ['note'] }),
  ],
};
