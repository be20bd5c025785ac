import { bothWant } from '../ballots';
import { fixed } from '../minutes';
import { discussed, told, voted } from '../stages';
import type { BlockTemplate } from '../template';

/** B12: two members say what stands between them, and say back what they heard; the others are witnesses. */
export const clearTheAirBlock: BlockTemplate = {
  id: 'block.cleartheair',
  words: 'cleartheair',
  minutes: { standard: 12, least: 8, most: 20 },
  clientLeads: false,
  roles: [
    { role: 'first', outside: false, otherwise: 'nobody' },
    { role: 'second', outside: false, otherwise: 'nobody' },
  ],
  stages: [
    voted('cleartheair', 'offer', fixed(1), bothWant),
    told('cleartheair', 'tell', fixed(3), ['first']),
    told('cleartheair', 'mirror', fixed(1.5), ['second']),
    told('cleartheair', 'answer', fixed(3), ['second']),
    told('cleartheair', 'mirror2', fixed(1.5), ['first']),
    discussed('cleartheair', 'wish', fixed(2), ['first', 'second', 'lead'], 'free', { due: 'bothConfirm' }),
  ],
};
