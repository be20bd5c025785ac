import { fixed } from '../minutes';
import { asked, discussed, inTurn, noted, told } from '../stages';
import type { BlockTemplate } from '../template';

/** B9a: trios side by side, each of the three client in turn; the two others consult while the client is turned away. */
export const troikaBlock: BlockTemplate = {
  id: 'block.troika',
  words: 'troika',
  minutes: { standard: 11, least: 10, most: 15 },
  clientLeads: false,
  stages: [
    noted('troika', 'reflect', fixed(1), [], { once: true, parts: 'trios' }),
    told('troika', 'share', fixed(2), ['client'], { parts: 'trios' }),
    asked('troika', 'clarify', fixed(2), 'free', { parts: 'trios' }),
    discussed('troika', 'consult', fixed(5), ['coaches'], 'free', {
      due: 'time',
      clientListens: 'microphoneAndCamera',
      parts: 'trios',
    }),
    told('troika', 'feedback', fixed(1), ['client'], { artefacts: ['action'], parts: 'trios' }),
  ],
};

/** B9b: a short consultation by four to seven people; the client is turned away and listens. */
export const wiseCrowdsBlock: BlockTemplate = {
  id: 'block.wise',
  words: 'wise',
  minutes: { standard: 15, least: 12, most: 20 },
  clientLeads: false,
  stages: [
    told('wise', 'present', fixed(2), ['client'], { artefacts: ['issue'] }),
    asked('wise', 'clarify', fixed(3), 'queue'),
    discussed('wise', 'consult', fixed(8), ['coaches'], 'queue', {
      due: 'time',
      artefacts: ['envelope', 'board'],
      clientListens: 'microphoneAndCamera',
    }),
    told('wise', 'feedback', fixed(2), ['client'], { due: 'actionSettled', artefacts: ['action'] }),
  ],
};

/** B9: the hot seat of a mastermind: brief, questions, one idea each, a commitment. */
export const hotSeatBlock: BlockTemplate = {
  id: 'block.hotseat',
  words: 'hotseat',
  minutes: { standard: 25, least: 20, most: 30 },
  clientLeads: true,
  stages: [
    told('hotseat', 'brief', fixed(5), ['client'], { artefacts: ['issue'] }),
    asked('hotseat', 'clarify', fixed(5), 'queue'),
    inTurn('hotseat', 'ideas', fixed(12), ['coaches'], { due: 'time', artefacts: ['envelope', 'board'] }),
    told('hotseat', 'commit', fixed(3), ['client'], { due: 'actionSettled', artefacts: ['action'] }),
  ],
};
