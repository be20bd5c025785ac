import type { BlockTemplate, MeetingTemplate, StageTemplate } from '../../../shared/templates/template';
import { templateFor } from '../../../shared/templates/templates';

const minutes = (base: number) => ({ kind: 'sum', base, perMember: 0, perOther: 0 }) as const;

/** These stages are those of other formats, so they have texts. */
const texts: Readonly<Record<string, string>> = {
  priorities: 'orientation.write',
  judge: 'balint.judge',
  minute: 'caseclinic.journal',
};

const writing = (id: string, more: Partial<StageTemplate>): StageTemplate => ({
  id,
  words: texts[id] ?? '',
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
      words: 'balint.group',
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
