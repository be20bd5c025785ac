import { each, fixed } from '../minutes';
import type { Artefact, FrameTemplate, StageMinutes, StageTemplate } from '../template';
import { evaluation, evaluationReview } from './ending';

/** The stages that frames have in common; `words` is the frame's own prefix, minutes are the frame's own. */

const opening = (words: string, minutes: number): StageTemplate => ({
  id: 'open',
  words: `${words}.open`,
  kind: 'open',
  speaks: { mode: 'talk', from: ['lead'] },
  order: 'fixed',
  minutes: fixed(minutes),
  due: 'manual',
  artefacts: ['attendance', 'agreement'],
});

const round = (
  words: string,
  id: 'checkin' | 'progress' | 'close',
  minutesEach: number,
  artefacts: Artefact[] = [],
): StageTemplate => ({
  id,
  words: `${words}.${id}`,
  kind: 'round',
  speaks: { mode: 'talk', from: ['all'] },
  order: 'rotation',
  minutes: each(minutesEach),
  due: artefacts.includes('status') ? 'statusesSettled' : 'allSpoke',
  artefacts,
});

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
  { ...round(words, 'close', 0.5, closing), protected: true },
];

/** Two people talk as they like until both are done. */
const free = (id: string, words: string, minutes: StageMinutes, artefacts: Artefact[]): StageTemplate => ({
  id,
  words: `${words}.${id}`,
  kind: 'open',
  speaks: { mode: 'talk', from: ['all'] },
  order: 'free',
  minutes,
  due: 'bothConfirm',
  artefacts,
});

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
    round('group', 'checkin', 1),
    round('group', 'progress', 2, ['status']),
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
    round('virtual', 'checkin', 1),
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
    free('talk', 'buddy', { kind: 'rest' }, ['status', 'note', 'action']),
    { ...free('close', 'buddy', fixed(3), ['action', 'nextDate']), protected: true },
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
    round('cocoach', 'checkin', 2),
    round('cocoach', 'progress', 3, ['status']),
    {
      id: 'turns',
      words: 'cocoach.turns',
      kind: 'block',
      block: 'block.grow',
      repeat: 'slots',
      minutes: { kind: 'slots' },
      between: {
        id: 'swap',
        words: 'cocoach.swap',
        kind: 'break',
        speaks: { mode: 'talk', from: ['all'] },
        order: 'none',
        minutes: fixed(1),
        due: 'time',
        artefacts: [],
        automatic: true,
      },
    },
    { ...free('close', 'cocoach', fixed(3), ['nextDate', 'note']), protected: true },
  ],
};
