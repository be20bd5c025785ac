import { each, fixed } from '../minutes';
import { discussed, inTurn } from '../stages';
import type { FrameTemplate } from '../template';

/** Frames that nobody has to lead: people of a network tell their progress and ask for help. */

/** F2: an internal network; whoever wants ten minutes gets a short slot in between. */
export const networkFrame: FrameTemplate = {
  id: 'frame.network',
  words: 'network',
  slotPolicy: 'equal',
  people: { least: 3, most: 8 },
  minutes: { standard: 60, least: 45, most: 90 },
  leadership: 'shared',
  audioOnly: false,
  breaks: false,
  stages: [
    inTurn('network', 'checkin', each(1), ['all']),
    inTurn('network', 'progress', each(3), ['all'], { due: 'statusesSettled', artefacts: ['status'] }),
    discussed('network', 'requests', { kind: 'rest' }, ['all'], 'queue', {
      due: 'time',
      offers: 'block.slotshort',
      artefacts: ['action'],
    }),
    discussed('network', 'buddies', fixed(3), ['all'], 'free', { artefacts: ['note'] }),
    inTurn('network', 'close', each(0.5), ['all'], { artefacts: ['nextDate'], protected: true }),
  ],
};

/** F5: a call of an external network: one open list of progress and requests, without turn clocks. */
export const networkCallFrame: FrameTemplate = {
  id: 'frame.extnet',
  words: 'extnet',
  slotPolicy: 'equal',
  people: { least: 3, most: 12 },
  minutes: { standard: 60, least: 30, most: 120 },
  leadership: 'shared',
  audioOnly: false,
  breaks: false,
  stages: [
    discussed('extnet', 'call', { kind: 'rest' }, ['all'], 'queue', { due: 'time', artefacts: ['note', 'requests'] }),
    discussed('extnet', 'followup', fixed(5), ['all'], 'free', { artefacts: ['note', 'requests'] }),
    discussed('extnet', 'close', fixed(2), ['all'], 'free', { artefacts: ['nextDate'], protected: true }),
  ],
};
