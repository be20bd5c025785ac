import { randomUUID } from 'node:crypto';
import { slotBlockOf } from '../../../shared/meeting/agenda/slotBlock';
import { seatOf } from '../../../shared/meeting/people/people';
import type { Meeting, MeetingId, MemberId, PromptId, PromptPlace, Slot, SlotId } from '../../../shared/meeting/state';
import { keptFormat } from '../../../shared/meeting/views/keptFormat';
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal';
import { stageAt, templateOfFormat } from '../../../shared/templates/ownFormat';
import type { MeetingTemplate } from '../../../shared/templates/template';
import type { FormatRow, RecordWrite } from '../../store/store';
import { fitting } from './opening';

/** What the next meeting is opened with; `records` are the texts of a format of the group, saved with the meeting. */
export type PlannedFormat = {
  template: MeetingTemplate;
  minutes: number;
  own?: { format?: string; prompts: Record<PromptPlace, PromptId> };
  slots?: PreparedSlots;
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

/**
 * The template of a meeting that was moved before it began, with the minutes, stages and breaks that were chosen by hand.
 * Minutes and order of slots are found out anew, because others may come.
 */
export function preparedTemplate({ template }: Pick<Meeting, 'template'>, last: Meeting): MeetingTemplate {
  const isPrepared = last.changes !== undefined && template === last.template;
  const built = isPrepared ? templateOfFormat(keptFormat(last, template.frame.id, new Map())) : null;
  if (built === null || 'faults' in built) return template;
  return { frame: built.template.frame, blocks: { ...template.blocks, ...built.template.blocks } };
}

/** The slot of somebody for whom the lead had prepared something, as it waits for them in another meeting. */
type PreparedSlots = Record<SlotId, { client: MemberId; runs?: string }>;

/**
 * A meeting that was moved to another date before it began keeps what its lead had prepared. What stands in one person's slot
 * goes with that person: their slot keeps its id and has its place as soon as they sit down. Somebody who was removed has no
 * slot, so what stands in it is dropped.
 */
export function openedLike(
  last: Meeting,
  { template, minutes, texts }: Pick<PlannedFormat, 'template' | 'minutes'> & { texts: ReadonlyMap<PromptId, string> },
): PlannedFormat {
  const mayCome = (slot: Slot) => slot.client === '' || seatOf(last, slot.client)?.admission !== 'removed';
  const hasPlace = (place: PromptPlace) => {
    const slot = slotAt(last, place);
    const block = slot && ((slot.runs && template.blocks[slot.runs]) || slotBlockOf(template));
    if (!slot || !block) return stageAt(template, place) !== null;
    return mayCome(slot) && stageAt(template, `${block.id}/${stageIn(place)}`) !== null;
  };
  const written = Object.entries(last.prompts ?? {}).flatMap(([stage, id]) => {
    const text = id === null ? undefined : texts.get(id);
    return text === undefined || !hasPlace(stage) ? [] : [{ stage, text }];
  });
  const isPrepared = ({ id, runs }: Slot) =>
    runs !== undefined || written.some(({ stage }) => slotAt(last, stage)?.id === id);
  const waiting = Object.values(last.slots).filter((slot) => slot.client !== '' && mayCome(slot) && isPrepared(slot));
  const slots: PreparedSlots = Object.fromEntries(
    waiting.map(({ id, client, runs }) => [
      id,
      { client, ...(runs !== undefined && Object.hasOwn(template.blocks, runs) ? { runs } : {}) },
    ]),
  );
  return { template, minutes, ...withTexts(written, last.format), ...(waiting.length === 0 ? {} : { slots }) };
}

/** The slot in which a text stands; null for a text that stands in a stage of the frame, or in all slots. */
const slotAt = ({ slots }: Meeting, place: PromptPlace): Slot | null => {
  const id = place.split('/')[0] ?? '';
  return place.includes('/') && Object.hasOwn(slots, id) ? (slots[id] ?? null) : null;
};
const stageIn = (place: PromptPlace): string => place.slice(place.indexOf('/') + 1);

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
