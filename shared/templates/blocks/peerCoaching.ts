import { fixed } from '../minutes';
import { asked, inTurn, told } from '../stages';
import type { BlockTemplate, StageTemplate } from '../template';

/** One idea each; only when the client wants it, and the client listens. */
const advice = (words: string, minutes: number): StageTemplate =>
  inTurn(words, 'advice', fixed(minutes), ['coaches'], {
    artefacts: ['envelope', 'board'],
    clientListens: 'microphone',
    needs: 'adviceWanted',
  });

const commit = (words: string, minutes: number): StageTemplate =>
  told(words, 'commit', fixed(minutes), ['client'], { due: 'actionSettled', artefacts: ['action'] });

/** B1: presentation, questions, advice, action plan and thanks. */
export const slotBlock: BlockTemplate = {
  id: 'block.slot',
  words: 'slot',
  minutes: { standard: 20, least: 10, most: 30 },
  clientLeads: true,
  stages: [
    told('slot', 'present', fixed(4), ['client'], { artefacts: ['issue'], factsMinutes: 1 }),
    asked('slot', 'questions', fixed(9), 'queue', { artefacts: ['envelope', 'board'] }),
    advice('slot', 3),
    commit('slot', 4),
  ],
};

/** B1d: facts and coaching questions apart, thanks of their own. */
export const slotDeepBlock: BlockTemplate = {
  id: 'block.slotdeep',
  words: 'slotdeep',
  minutes: { standard: 20, least: 20, most: 30 },
  clientLeads: true,
  stages: [
    told('slotdeep', 'present', fixed(3), ['client'], { artefacts: ['issue'] }),
    asked('slotdeep', 'clarify', fixed(2), 'queue'),
    asked('slotdeep', 'questions', fixed(8), 'queue', { artefacts: ['envelope', 'board'], firstPass: true }),
    advice('slotdeep', 3),
    commit('slotdeep', 3),
    told('slotdeep', 'thanks', fixed(1), ['client'], { artefacts: ['envelope'] }),
  ],
};

/** B1s: a quarter of an hour, with the progress report inside the slot. */
export const slotShortBlock: BlockTemplate = {
  id: 'block.slotshort',
  words: 'slotshort',
  minutes: { standard: 15, least: 10, most: 20 },
  clientLeads: true,
  stages: [
    told('slotshort', 'progress', fixed(2), ['client'], { due: 'statusesSettled', artefacts: ['status'] }),
    told('slotshort', 'present', fixed(2), ['client'], { artefacts: ['issue'] }),
    asked('slotshort', 'questions', fixed(7), 'queue', { artefacts: ['envelope', 'board'], firstPass: true }),
    advice('slotshort', 2),
    commit('slotshort', 2),
  ],
};

/** One half of co-coaching: client and coach talk along goal, reality, options, will. */
export const growBlock: BlockTemplate = {
  id: 'block.grow',
  words: 'grow',
  minutes: { standard: 20, least: 10, most: 50 },
  clientLeads: true,
  stages: [told('grow', 'turn', fixed(20), ['client', 'coaches'], { artefacts: ['issue', 'action'] })],
};
