import { slotOrder } from '../ballots';
import { each, fixed } from '../minutes';
import { asked, inTurn, noted, paused, told, voted } from '../stages';
import type { FrameTemplate } from '../template';
import { evaluation } from './ending';

/** F4: an external group with a facilitator: a topic or a guest speaker, then a round table of issues. */
export const externalFrame: FrameTemplate = {
  id: 'frame.external',
  words: 'external',
  slotPolicy: 'bid',
  people: { least: 4, most: 10 },
  minutes: { standard: 240, least: 180, most: 300 },
  leadership: 'led',
  audioOnly: false,
  breaks: false,
  stages: [
    told('external', 'open', fixed(3), ['lead'], { due: 'manual', artefacts: ['attendance', 'agreement'] }),
    inTurn('external', 'updates', each(2), ['all'], { artefacts: ['parking'] }),
    inTurn('external', 'progress', each(1.5), ['all'], { due: 'statusesSettled', artefacts: ['status'] }),
    told('external', 'topic', fixed(30), ['speaker'], { due: 'time', artefacts: ['board'] }),
    asked('external', 'qa', fixed(15), 'queue', { from: ['all'], to: ['speaker'], artefacts: ['note'] }),
    noted('external', 'apply', fixed(3)),
    paused('external', 'pause', fixed(10)),
    voted('external', 'select', fixed(5), slotOrder, { artefacts: ['slotList'] }),
    {
      id: 'slots',
      words: 'external.slots',
      kind: 'block',
      block: 'block.slotdeep',
      repeat: 'slots',
      minutes: { kind: 'slots' },
    },
    inTurn('external', 'takeaway', each(1), ['all'], { artefacts: ['action'] }),
    evaluation('external', 3),
    told('external', 'close', fixed(4), ['lead'], {
      due: 'manual',
      artefacts: ['evaluationResult', 'nextDate'],
      protected: true,
    }),
  ],
};
