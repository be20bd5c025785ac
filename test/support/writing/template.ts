import type { BlockTemplate, MeetingTemplate, StageTemplate } from '../../../shared/templates/template';
import { templateFor } from '../../../shared/templates/templates';

/** The texts of the stages below, for tests that draw them. */
export const writingMessages = {
  priorities: {
    name: 'My priorities',
    lead: 'One or two things that each wants to move.',
    coach: 'Write one or two things that you want to move.',
    client: 'Write one or two things that you want to move.',
  },
  judge: {
    name: 'Silent writing',
    lead: 'Write what you heard and what it reminds you of.',
    coach: 'Write what you heard and what it reminds you of.',
    client: 'The others write. You may rest.',
  },
  read: {
    name: 'Group judgement',
    lead: 'Read your page out, or say what you wrote.',
    coach: 'Read your page out, or say what you wrote.',
    client: 'Listen. You do not have to answer.',
  },
  minute: {
    name: 'Notes for {{client}}',
    lead: 'Write down what {{client}} can take home.',
    coach: 'Write down what {{client}} can take home.',
    client: 'Take a breath.',
  },
};

const minutes = (base: number) => ({ kind: 'sum', base, perMember: 0, perOther: 0 }) as const;

const writing = (id: string, more: Partial<StageTemplate>): StageTemplate => ({
  id,
  words: `written.${id}`,
  kind: 'silentWriting',
  speaks: { mode: 'private', from: ['all'] },
  order: 'none',
  minutes: minutes(3),
  due: 'allSubmitted',
  artefacts: [],
  ...more,
});

/** Everybody writes at the start; in each slot the coaches write, read out, and write notes that go to the client. */
const block: BlockTemplate = {
  id: 'block.written',
  words: 'slot',
  stages: [
    {
      id: 'present',
      words: 'slot.present',
      kind: 'oneSpeaker',
      speaks: { mode: 'talk', from: ['client'] },
      order: 'none',
      minutes: minutes(3),
      due: 'clientDone',
      artefacts: ['issue'],
    },
    writing('judge', {
      speaks: { mode: 'private', from: ['coaches'] },
      writing: { keep: 'owner', release: ['client', 'group'] },
    }),
    {
      id: 'read',
      words: 'written.read',
      kind: 'round',
      speaks: { mode: 'talk', from: ['coaches'] },
      order: 'rotation',
      minutes: minutes(4),
      due: 'allSpoke',
      artefacts: [],
      reads: 'judge',
    },
    writing('minute', {
      speaks: { mode: 'private', from: ['coaches'] },
      automatic: true,
      due: 'time',
      minutes: minutes(1),
      writing: { keep: 'client', release: [] },
    }),
  ],
  minutes: { standard: 12, least: 8, most: 30 },
  clientLeads: true,
};

const group = templateFor('frame.group') as MeetingTemplate;

export const writtenTemplate: MeetingTemplate = {
  frame: {
    ...group.frame,
    id: 'frame.written',
    people: { ...group.frame.people, least: 2 },
    stages: group.frame.stages.flatMap((stage) => {
      if (stage.id === 'checkin')
        return [stage, writing('priorities', { writing: { keep: 'owner', release: ['group'] } })];
      return stage.kind === 'block' ? [{ ...stage, block: block.id }] : [stage];
    }),
  },
  blocks: { [block.id]: block },
};
