import { randomUUID } from 'node:crypto';
import type { Meeting, MeetingId, PromptId, PromptPlace } from '../../../shared/meeting/state';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import { templateOfFormat } from '../../../shared/templates/ownFormat';
import type { MeetingTemplate } from '../../../shared/templates/template';
import type { FormatRow, RecordWrite } from '../../store/store';
import { fitting } from './opening';

/** What the next meeting is opened with; `records` are the texts of a format of the group, saved with the meeting. */
export type PlannedFormat = {
  template: MeetingTemplate;
  minutes: number;
  own?: { format?: string; prompts: Record<PromptPlace, PromptId> };
  records: (meeting: MeetingId) => RecordWrite[];
};

const OWN = 'own:';

/** The id of a format of the group, where a template's name stands for one. */
export const ownFormatId = (template: string): string | undefined =>
  template.startsWith(OWN) ? template.slice(OWN.length) : undefined;

export function openedFrom({ id, format }: FormatRow, minutes: number): PlannedFormat | Refusal {
  const built = templateOfFormat(format);
  if ('faults' in built) return refuse('badInput', { field: 'template' });
  const template = fitting(built.template, minutes);
  return isRefusal(template) ? template : { template, minutes, ...withTexts(format.prompts, id) };
}

/** A meeting that was moved to another date before it began keeps what its lead had prepared. */
export function openedLike(
  { template, prompts = {}, format }: Meeting,
  texts: ReadonlyMap<PromptId, string>,
  minutes: number,
): PlannedFormat {
  const written = Object.entries(prompts).flatMap(([stage, id]) => {
    const text = id === null ? undefined : texts.get(id);
    return text === undefined ? [] : [{ stage, text }];
  });
  return { template, minutes, ...withTexts(written, format) };
}

/** Each meeting has its texts to itself: what is changed in one changes no other. */
function withTexts(
  prompts: readonly { stage: PromptPlace; text: string }[],
  format: string | undefined,
): Pick<PlannedFormat, 'own' | 'records'> {
  const texts = prompts.map(({ stage, text }) => ({ place: stage, id: randomUUID(), text }));
  const places = Object.fromEntries(texts.map(({ place, id }) => [place, id]));
  return {
    own: { ...(format === undefined ? {} : { format }), prompts: places },
    records: (meeting) => texts.map(({ id, text }) => ({ kind: 'prompt', meeting, id, text })),
  };
}
