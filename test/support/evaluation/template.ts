import type { FormName, FrameTemplate, MeetingTemplate, StageTemplate } from '../../../shared/templates/template';

const stage = (id: string, words: string, more: Partial<StageTemplate> = {}): StageTemplate => ({
  id,
  words,
  kind: 'open',
  speaks: { mode: 'talk', from: ['all'] },
  order: 'free',
  minutes: { kind: 'sum', base: 3, perMember: 0, perOther: 0 },
  due: 'manual',
  artefacts: [],
  ...more,
});

const evaluation = (id: string, words: string, form: FormName | undefined) =>
  stage(id, words, {
    kind: 'silentWriting',
    speaks: { mode: 'private', from: ['all'] },
    order: 'none',
    due: 'evaluationClosed',
    protected: true,
    artefacts: ['evaluation'],
    ...(form === undefined ? {} : { form }),
  });

const review = (id: string, words: string) => stage(id, words, { artefacts: ['evaluationResult'] });

/**
 * A meeting with little else than an evaluation (`evaluate`, then `reveal`) or two of them (`final`, then `close`), and these
 * forms. The stages are those of other formats, so they have texts.
 */
export function evaluated(first?: FormName, second?: FormName): MeetingTemplate {
  const frame: FrameTemplate = {
    id: 'frame.evaluated',
    words: 'closing',
    stages: [
      stage('checkin', 'closing.checkin'),
      evaluation('evaluate', first === 'E2' ? 'closing.final' : 'group.evaluate', first),
      review('reveal', 'closing.reveal'),
      ...(second === undefined ? [] : [evaluation('final', 'closing.final', second), review('close', 'closing.close')]),
    ],
    slotPolicy: 'equal',
    people: { least: 2, most: 12 },
    minutes: { standard: 30, least: 10, most: 60 },
    leadership: 'led',
    audioOnly: false,
    breaks: false,
  };
  return { frame, blocks: {} };
}
