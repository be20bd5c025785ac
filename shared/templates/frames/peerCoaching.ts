import { each, fixed } from '../minutes';
import { discussed, inTurn, paused } from '../stages';
import type { Artefact, FrameTemplate, StageTemplate } from '../template';
import { evaluation, evaluationReview } from './ending';

/** The stages that frames have in common; `words` is the frame's own prefix, minutes are the frame's own. */

const opening = (words: string, minutes: number): StageTemplate =>
  discussed(words, 'open', fixed(minutes), ['lead'], 'fixed', { artefacts: ['attendance', 'agreement'] });

const progress = (words: string, minutesEach: number): StageTemplate =>
  inTurn(words, 'progress', each(minutesEach), ['all'], { due: 'statusesSettled', artefacts: ['status'] });

const agendaSetting = (words: string, id: 'slotplan' | 'order', minutes: number): StageTemplate => ({
  id,
  words: `${words}.${id}`,
  kind: 'vote',
  speaks: { mode: 'talk', from: ['all'] },
  order: 'queue',
  minutes: fixed(minutes),
  due: 'orderConfirmed',
  artefacts: ['slotList'],
});

/** The unsigned form, its result, and the last round: no overrun eats their minutes. */
const ending = (words: string, minutes: number, closing: Artefact[]): StageTemplate[] => [
  evaluation(words, minutes),
  evaluationReview(words, minutes),
  inTurn(words, 'close', each(0.5), ['all'], { artefacts: closing, protected: true }),
];

/** F1: the internal peer coaching group, a slot for every member. */
export const groupFrame: FrameTemplate = {
  id: 'frame.group',
  words: 'group',
  slotPolicy: 'equal',
  people: { least: 3, most: 12 },
  minutes: { standard: 150, least: 90, most: 240 },
  leadership: 'led',
  audioOnly: false,
  breaks: true,
  stages: [
    opening('group', 3),
    inTurn('group', 'checkin', each(1), ['all']),
    progress('group', 2),
    agendaSetting('group', 'slotplan', 4),
    {
      id: 'slots',
      words: 'group.slots',
      kind: 'block',
      block: 'block.slot',
      repeat: 'slots',
      minutes: { kind: 'slots' },
    },
    ...ending('group', 3, ['nextDate', 'roles']),
  ],
};

/** F1v: the compact online frame; progress is told inside each slot. */
export const virtualFrame: FrameTemplate = {
  id: 'frame.virtual',
  words: 'virtual',
  slotPolicy: 'equal',
  people: { least: 3, most: 12 },
  minutes: { standard: 90, least: 60, most: 180 },
  leadership: 'led',
  audioOnly: false,
  breaks: true,
  stages: [
    opening('virtual', 2),
    inTurn('virtual', 'checkin', each(1), ['all']),
    agendaSetting('virtual', 'order', 2),
    {
      id: 'slots',
      words: 'virtual.slots',
      kind: 'block',
      block: 'block.slotshort',
      repeat: 'slots',
      minutes: { kind: 'slots' },
    },
    ...ending('virtual', 2, ['nextDate']),
  ],
};

/** F3: two learning buddies talk freely over both action lists. */
export const buddyFrame: FrameTemplate = {
  id: 'frame.buddy',
  words: 'buddy',
  slotPolicy: 'equal',
  people: { least: 2, most: 2 },
  minutes: { standard: 60, least: 15, most: 120 },
  leadership: 'shared',
  audioOnly: true,
  breaks: false,
  stages: [
    discussed('buddy', 'talk', { kind: 'rest' }, ['all'], 'free', {
      due: 'bothConfirm',
      artefacts: ['status', 'note', 'action'],
    }),
    discussed('buddy', 'close', fixed(3), ['all'], 'free', {
      due: 'bothConfirm',
      artefacts: ['action', 'nextDate'],
      protected: true,
    }),
  ],
};

/** F3c: two people coach each other in turn; the swap of roles stands between the two slots. */
export const cocoachFrame: FrameTemplate = {
  id: 'frame.cocoach',
  words: 'cocoach',
  slotPolicy: 'equal',
  people: { least: 2, most: 2 },
  minutes: { standard: 60, least: 40, most: 120 },
  leadership: 'shared',
  audioOnly: true,
  breaks: false,
  stages: [
    inTurn('cocoach', 'checkin', each(2), ['all']),
    progress('cocoach', 3),
    {
      id: 'turns',
      words: 'cocoach.turns',
      kind: 'block',
      block: 'block.grow',
      repeat: 'slots',
      minutes: { kind: 'slots' },
      between: paused('cocoach', 'swap', fixed(1)),
    },
    discussed('cocoach', 'close', fixed(3), ['all'], 'free', {
      due: 'bothConfirm',
      artefacts: ['nextDate', 'note'],
      protected: true,
    }),
  ],
};
