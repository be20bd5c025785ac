import { fixed } from '../minutes';
import type { BlockTemplate, StageTemplate } from '../template';

/** The issue is told; in `factsMinutes` the coaches ask for facts. */
const present = (words: string, minutes: number, factsMinutes: number): StageTemplate => ({
  id: 'present',
  words: `${words}.present`,
  kind: 'oneSpeaker',
  speaks: { mode: 'talk', from: ['client'] },
  order: 'none',
  minutes: fixed(minutes),
  due: 'clientDone',
  artefacts: ['issue'],
  ...(factsMinutes > 0 ? { factsMinutes } : {}),
});

const questions = (words: string, id: string, minutes: number, firstPass: boolean): StageTemplate => ({
  id,
  words: `${words}.${id}`,
  kind: 'open',
  speaks: { mode: 'talk', from: ['coaches'], to: ['client'] },
  order: 'queue',
  minutes: fixed(minutes),
  due: 'time',
  artefacts: id === 'questions' ? ['envelope', 'board'] : [],
  ...(firstPass ? { firstPass: true as const } : {}),
});

/** One idea each; only when the client wants it, and the client listens. */
const advice = (words: string, minutes: number): StageTemplate => ({
  id: 'advice',
  words: `${words}.advice`,
  kind: 'round',
  speaks: { mode: 'talk', from: ['coaches'] },
  order: 'rotation',
  minutes: fixed(minutes),
  due: 'allSpoke',
  artefacts: ['envelope', 'board'],
  clientListens: 'microphone',
  needs: 'adviceWanted',
});

const commit = (words: string, minutes: number): StageTemplate => ({
  id: 'commit',
  words: `${words}.commit`,
  kind: 'oneSpeaker',
  speaks: { mode: 'talk', from: ['client'] },
  order: 'none',
  minutes: fixed(minutes),
  due: 'actionSettled',
  artefacts: ['action'],
});

/** B1: presentation, questions, advice, action plan and thanks. */
export const slotBlock: BlockTemplate = {
  id: 'block.slot',
  words: 'slot',
  minutes: { standard: 20, least: 10, most: 30 },
  clientLeads: true,
  stages: [present('slot', 4, 1), questions('slot', 'questions', 9, false), advice('slot', 3), commit('slot', 4)],
};

/** B1d: facts and coaching questions apart, thanks of their own. */
export const slotDeepBlock: BlockTemplate = {
  id: 'block.slotdeep',
  words: 'slotdeep',
  minutes: { standard: 20, least: 20, most: 30 },
  clientLeads: true,
  stages: [
    present('slotdeep', 3, 0),
    questions('slotdeep', 'clarify', 2, false),
    questions('slotdeep', 'questions', 8, true),
    advice('slotdeep', 3),
    commit('slotdeep', 3),
    {
      id: 'thanks',
      words: 'slotdeep.thanks',
      kind: 'oneSpeaker',
      speaks: { mode: 'talk', from: ['client'] },
      order: 'none',
      minutes: fixed(1),
      due: 'clientDone',
      artefacts: ['envelope'],
    },
  ],
};

/** B1s: a quarter of an hour, with the progress report inside the slot. */
export const slotShortBlock: BlockTemplate = {
  id: 'block.slotshort',
  words: 'slotshort',
  minutes: { standard: 15, least: 10, most: 20 },
  clientLeads: true,
  stages: [
    {
      id: 'progress',
      words: 'slotshort.progress',
      kind: 'oneSpeaker',
      speaks: { mode: 'talk', from: ['client'] },
      order: 'none',
      minutes: fixed(2),
      due: 'statusesSettled',
      artefacts: ['status'],
    },
    present('slotshort', 2, 0),
    questions('slotshort', 'questions', 7, true),
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
  stages: [
    {
      id: 'turn',
      words: 'grow.turn',
      kind: 'oneSpeaker',
      speaks: { mode: 'talk', from: ['client', 'coaches'] },
      order: 'none',
      minutes: fixed(20),
      due: 'clientDone',
      artefacts: ['issue', 'action'],
    },
  ],
};
